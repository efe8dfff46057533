import type { LogSink } from '@assay/db/log-sink';
import type { DatabasePool } from '@assay/db/pool';
import { findRunStatus } from '@assay/db/work/run-state';

const LOOK_INTERVAL_MS = 1_000;

/** Calls `onEnded` when a run that is under way was cancelled, failed or removed. Returns how to stop looking. */
export function watchRun(options: {
  pool: DatabasePool;
  runId: number;
  log: LogSink;
  onEnded: () => void;
}): () => void {
  let isLooking = false;

  async function look(): Promise<void> {
    const status = await findRunStatus(options.pool, options.runId);
    if (status !== 'running' && status !== 'queued') options.onEnded();
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        options.log.warn({ err: error, runId: options.runId }, 'the state of a run is not known');
      })
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_INTERVAL_MS);
  return () => {
    clearInterval(timer);
  };
}
