import { end, startWorker } from '../../child-processes.ts';
import type { WorkerOptions, WorkerProcess } from '../fault-row.ts';

const STEPPING_CLOCK = new URL('./stepping-clock.mjs', import.meta.url).href;

/** Starts a worker by the entry of `npm start`, and waits until it is ready. */
export async function startOwnWorker(
  databaseUrl: string,
  { name, concurrency, drainSeconds, hasSteppingClock = false }: WorkerOptions = {},
): Promise<WorkerProcess> {
  const { child, readyLine } = await startWorker(databaseUrl, {
    // It ends with the test, however that ends.
    ASSAY_PARENT_PIPE: '1',
    ...(name === undefined ? {} : { ASSAY_WORKER_NAME: name }),
    ...(concurrency === undefined ? {} : { ASSAY_WORKER_CONCURRENCY: String(concurrency) }),
    ...(drainSeconds === undefined ? {} : { ASSAY_DRAIN_SECONDS: String(drainSeconds) }),
    ...(hasSteppingClock ? { NODE_OPTIONS: `--import=${STEPPING_CLOCK}` } : {}),
  });
  return {
    url: (JSON.parse(readyLine) as { url: string }).url,
    kill: async () => {
      await end(child, 'SIGKILL');
    },
    drain: () => end(child, 'SIGTERM'),
  };
}
