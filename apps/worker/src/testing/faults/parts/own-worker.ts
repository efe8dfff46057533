import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

import { end, startWorker } from '../../child-processes.ts';
import type { WorkerOptions, WorkerProcess } from '../fault-row.ts';

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const STEPPING_CLOCK = new URL('./stepping-clock.ts', import.meta.url).href;

/** Starts a worker by the entry of `npm start`, and waits until it is ready. */
export async function startOwnWorker(
  databaseUrl: string,
  { name, concurrency, hasSteppingClock = false }: WorkerOptions = {},
): Promise<WorkerProcess> {
  const { child } = await startWorker(databaseUrl, {
    ...(name === undefined ? {} : { ASSAY_WORKER_NAME: name }),
    ...(concurrency === undefined ? {} : { ASSAY_WORKER_CONCURRENCY: String(concurrency) }),
    ...(hasSteppingClock ? { NODE_OPTIONS: `--import=${TSX} --import=${STEPPING_CLOCK}` } : {}),
  });
  return {
    kill: async () => {
      await end(child, 'SIGKILL');
    },
    drain: () => end(child, 'SIGTERM'),
  };
}
