import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';

import { LaunchError } from './launch-error.ts';
import { turboScript } from './project.ts';

export type WebBuildOptions = {
  projectRoot: string;
  /** Gets the output of the build. */
  logFile: string;
  inherited: NodeJS.ProcessEnv;
  signal?: AbortSignal;
};

/** Runs the web app's build with what it depends on, as `npm run build` would; the result is in `.next`. */
export async function runWebBuild(options: WebBuildOptions): Promise<void> {
  await runTurbo(['run', 'build', '--filter=@assay/web'], options);
}

/** Writes the code that is generated from the database's schema; turbo restores it when it is known. */
export async function runGenerate(options: WebBuildOptions): Promise<void> {
  await runTurbo(['run', 'generate'], options);
}

async function runTurbo(args: string[], options: WebBuildOptions): Promise<void> {
  options.signal?.throwIfAborted();
  await mkdir(path.dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, 'w');
  try {
    const child = spawn(process.execPath, [turboScript(), ...args, '--ui=stream', '--no-color'], {
      cwd: options.projectRoot,
      env: { ...options.inherited, NEXT_TELEMETRY_DISABLED: '1', TURBO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    const abort = () => child.kill('SIGTERM');
    options.signal?.addEventListener('abort', abort, { once: true });
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    options.signal?.removeEventListener('abort', abort);
    options.signal?.throwIfAborted();
    if (exitCode !== 0) throw await buildFailure(options.logFile);
  } finally {
    await log.close();
  }
}

async function buildFailure(logFile: string): Promise<LaunchError> {
  const output = await readFile(logFile, 'utf8').catch(() => '');
  if (output.includes('ENOSPC') || output.includes('No space left on device')) {
    return new LaunchError(
      `The disk is full: the web app could not be built; free at least 1 GB and start again (${logFile}).`,
    );
  }
  const telling = output.split('\n').find((line) => /\berror\b/i.test(line));
  const reason = telling === undefined ? '' : ` (${telling.trim().slice(0, 200)})`;
  return new LaunchError(
    `The web app could not be built${reason}: see ${logFile}, and run \`npm ci\` if the project was updated.`,
  );
}
