import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { z } from 'zod';

import { LaunchError } from './launch-error.ts';
import { PROJECT_ROOT, typescriptOptions } from './project.ts';

const releaseSchema = z.object({
  /** Absolute path of the script that Node runs, in a folder that no later build touches. */
  entry: z.string(),
  nodeOptions: z.array(z.string()),
});

export type WorkerRelease = z.infer<typeof releaseSchema>;

const execute = promisify(execFile);

/**
 * Builds the worker for the sources as they are now; takes about a second.
 *
 * @throws LaunchError when it cannot be built
 */
export async function buildWorkerRelease(signal: AbortSignal): Promise<WorkerRelease> {
  const script = path.join(PROJECT_ROOT, 'apps/worker/src/release/main.ts');
  try {
    const { stdout } = await execute(process.execPath, [...typescriptOptions(), script], {
      cwd: PROJECT_ROOT,
      signal,
    });
    return releaseSchema.parse(JSON.parse(stdout));
  } catch (error) {
    signal.throwIfAborted();
    throw new LaunchError(
      `The worker could not be built (${reasonOf(error)}): run \`npm ci\` if the project was updated.`,
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  const { stderr } = error as { stderr?: string };
  const telling = stderr?.split('\n').find((line) => /error/i.test(line));
  return (telling ?? (error instanceof Error ? error.message : String(error))).trim().slice(0, 200);
}
