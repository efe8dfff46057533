import type { Pool } from 'pg';

import type { LogSink } from '../log-sink.ts';
import { enqueueLostShards } from '../queue/enqueue-shards.ts';
import { createReaping, type Reaped } from './reap-dead-workers.ts';

/** Four missed beats: a worker that is only slow for a moment keeps its jobs. */
export const WORKER_LAPSE_SECONDS = 8;

const LOOK_INTERVAL_MS = 2_000;
/** Shards without a job are rare, and looking for them costs more: every 30 s. */
const LOOKS_PER_SEARCH = 15;

export interface Reaper {
  stop(): Promise<void>;
}

/** Looks for workers that died, as long as this one lives, and frees their jobs. */
export function startReaper(given: { pool: Pool; selfId: string; log: LogSink }): Reaper {
  const { pool, selfId } = given;
  const lapseMs = WORKER_LAPSE_SECONDS * 1_000;
  const reap = createReaping({ pool, selfId, lapseMs, lookIntervalMs: LOOK_INTERVAL_MS });
  const options = { ...given, reap };
  let look = lookOnce({ ...options, searches: false });
  let looks = 0;
  const timer = setInterval(() => {
    looks += 1;
    const searches = looks % LOOKS_PER_SEARCH === 0;
    look = lookOnce({ ...options, searches });
  }, LOOK_INTERVAL_MS);
  return {
    async stop() {
      clearInterval(timer);
      await look;
    },
  };
}

async function lookOnce(options: {
  pool: Pool;
  log: LogSink;
  reap: () => Promise<Reaped>;
  searches: boolean;
}): Promise<void> {
  const { pool, log, reap, searches } = options;
  try {
    const reaped = await reap();
    if (reaped.workerIds.length > 0 || reaped.freedJobs > 0) {
      log.warn(reaped, 'jobs of workers without a heartbeat were freed');
    }
    const queued = searches ? await enqueueLostShards(pool) : 0;
    if (queued > 0) log.warn({ queued }, 'shards without a job were queued again');
  } catch (error) {
    log.warn({ err: error }, 'the reaper did not reach the database');
  }
}
