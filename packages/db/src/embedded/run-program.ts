import { spawn } from 'node:child_process';

/** As whom to run, when not as the current account. */
export type RunAccount = { uid: number; gid: number; passesClosedFolders: boolean };

export type ProgramResult = { exitCode: number | null; output: string };

/** What a program says is kept for error messages only. */
const OUTPUT_LIMIT = 64 * 1024;

/**
 * Runs a program to its end as another account, and returns its exit code with what it printed.
 * Rejects when it cannot be started at all.
 */
export function runProgram(
  program: string,
  args: string[],
  options: { account: RunAccount | null; cwd?: string },
): Promise<ProgramResult> {
  const command = commandFor(program, args, options.account);
  const ids = options.account?.passesClosedFolders === false ? options.account : null;
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, {
      // The working folder of the caller may be closed to the account, which initdb complains about.
      cwd: options.cwd ?? '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(process.platform === 'win32' ? {} : { env: POSIX_ENVIRONMENT }),
      ...(ids === null ? {} : { uid: ids.uid, gid: ids.gid }),
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      if (output.length < OUTPUT_LIMIT) output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, output: output.trim() });
    });
  });
}

/** English messages, since they are read by this program, and no PG* variable of the caller's shell. */
const POSIX_ENVIRONMENT: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
};

/**
 * setpriv (util-linux) hands root's CAP_DAC_OVERRIDE, and nothing else, to the account. Without the secure
 * bit no_setuid_fixup the kernel's access(2) would still ignore it, and initdb checks its programs by that.
 */
function commandFor(
  program: string,
  args: string[],
  account: RunAccount | null,
): { program: string; args: string[] } {
  if (account?.passesClosedFolders !== true) return { program, args };
  return {
    program: 'setpriv',
    args: [
      `--reuid=${account.uid}`,
      `--regid=${account.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      '--securebits=+no_setuid_fixup',
      program,
      ...args,
    ],
  };
}
