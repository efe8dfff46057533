import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { sandboxUid } from '../bubblewrap/sandbox-uid.ts';
import { findProgram } from '../find-program.ts';
import { LevelMissingError, type Launcher } from '../launcher.ts';
import { nodeArguments, runnerInput } from '../pyodide/node-command.ts';
import type { PyodideHome } from '../pyodide/pyodide-home.ts';
import type { SandboxLimits } from '../sandbox.ts';

/** What Node and an interpreter at rest take: 150 to 210 MB measured, most of it shared with the snapshot's file. */
const NODE_RESIDENT_MIB = 320;
const OTHERS_MAY_ENTER = 0o001;
const PROBE_LIMIT_MS = 5_000;
/** The interpreter's own start is on the same account. */
const START_CPU_SECONDS = 10;

export function pyodideCeilingMiB({ memoryMiB }: SandboxLimits): number {
  return memoryMiB + NODE_RESIDENT_MIB;
}

/**
 * Pyodide in a Node process that has given up what can be given up, with a network and a process table of its
 * own where the system allows that.
 *
 * @throws LevelMissingError when a program is missing
 */
export async function preparePyodide(home: PyodideHome): Promise<Launcher> {
  const shell = await findProgram('sh');
  if (shell === null) throw new LevelMissingError('there is no sh to set resource limits with');
  const setpriv = await findSetpriv();
  if (setpriv !== null) await assertOpenToOthers([home.folder, await realpath(process.execPath)]);
  const namespaces = await findNamespaces();
  const walls = namespaces.length === 0 ? 'hardened Node' : 'hardened Node without a network';
  return {
    level: 'pyodide',
    description: `${walls} ${process.versions.node}, Pyodide ${home.pyodideVersion}, Python ${home.pythonVersion}`,
    pythonVersion: home.pythonVersion,
    launch: (program, seat) => {
      const [command = shell, ...args] = [
        ...namespaces,
        ...privilegeDrop(setpriv, seat),
        ...resourceLimits(shell, program.limits),
        process.execPath,
        ...nodeArguments(home.folder),
      ];
      return { command, args, stdin: runnerInput(program), inputs: [] };
    },
    memoryCeilingMiB: pyodideCeilingMiB,
  };
}

async function findSetpriv(): Promise<string | null> {
  if (process.getuid?.() !== 0) return null;
  const setpriv = await findProgram('setpriv');
  if (setpriv !== null) return setpriv;
  throw new LevelMissingError('root cannot be given up: setpriv is missing (package util-linux)');
}

/** Root's own folders are closed to the account that programs run as. */
async function assertOpenToOthers(paths: string[]): Promise<void> {
  for (const wanted of paths) {
    for (let place = wanted; ; place = path.dirname(place)) {
      const { mode } = await stat(place);
      if ((mode & OTHERS_MAY_ENTER) === 0) {
        throw new LevelMissingError(
          `${place} is closed to the account without rights that programs run as: run Assay as another account than root, or from a folder that others may enter`,
        );
      }
      if (place === path.dirname(place)) break;
    }
  }
}

/** `unshare` with what works here; nothing where namespaces are forbidden. */
async function findNamespaces(): Promise<string[]> {
  const unshare = process.platform === 'linux' ? await findProgram('unshare') : null;
  if (unshare === null) return [];
  const own = ['--net', '--ipc', '--uts', '--pid', '--fork', '--kill-child'];
  const command = [unshare, ...(process.getuid?.() === 0 ? [] : ['--user']), ...own];
  const works = await promisify(execFile)(unshare, [...command.slice(1), 'true'], {
    timeout: PROBE_LIMIT_MS,
  }).then(
    () => true,
    () => false,
  );
  return works ? command : [];
}

function privilegeDrop(setpriv: string | null, seat: number): string[] {
  if (setpriv === null) return [];
  const uid = String(sandboxUid(seat));
  const drop = ['--reuid', uid, '--regid', uid, '--clear-groups', '--no-new-privs'];
  // Giving up an account forgets the wish to die with the parent: it is said again.
  return [setpriv, ...drop, '--bounding-set=-all', '--inh-caps=-all', '--pdeathsig', 'SIGKILL'];
}

/** By the shell's own ulimit, which every Unix has: an endless loop ends even when we are gone. */
function resourceLimits(shell: string, { timeMs }: SandboxLimits): string[] {
  const cpuSeconds = Math.ceil(timeMs / 1000) + START_CPU_SECONDS;
  const script = `ulimit -t ${cpuSeconds}; ulimit -c 0; ulimit -f 0; exec "$@"`;
  return [shell, '-c', script, 'sh'];
}
