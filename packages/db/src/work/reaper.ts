import type { Pool, PoolClient } from 'pg';

import type { LogSink } from '../log-sink.ts';
import { enqueueLostShards } from '../queue/enqueue-shards.ts';
import { freeJobs } from '../queue/free-jobs.ts';
import { inTransaction } from '../transaction.ts';

/** Four missed beats: a worker that is only slow for a moment keeps its jobs. */
export const WORKER_LAPSE_SECONDS = 8;

const LOOK_INTERVAL_MS = 2_000;
/** Shards without a job are rare, and looking for them costs more: every 30 s. */
const LOOKS_PER_SEARCH = 15;

export interface Reaper {
  stop(): Promise<void>;
}

export interface Reaped {
  workerIds: string[];
  /** Jobs that are free again. */
  freedJobs: number;
}

/** Looks for workers that died, as long as this one lives, and frees their jobs. */
export function startReaper(options: { pool: Pool; selfId: string; log: LogSink }): Reaper {
  let look = Promise.resolve();
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

/**
 * Marks workers without a heartbeat as stopped and frees the jobs of every queue worker that belongs to no
 * living worker. Only the database's clock counts. Workers that another reaper looks at now are skipped.
 */
export async function reapDeadWorkers(pool: Pool, selfId: string): Promise<Reaped> {
  return inTransaction(pool, async (client) => {
    const workerIds = await markDead(client, selfId);
    const freedJobs = await freeJobs(client, await findOrphanedLockers(client));
    return { workerIds, freedJobs };
  });
}

async function lookOnce(options: {
  pool: Pool;
  selfId: string;
  log: LogSink;
  searches: boolean;
}): Promise<void> {
  const { pool, selfId, log, searches } = options;
  try {
    const reaped = await reapDeadWorkers(pool, selfId);
    if (reaped.workerIds.length > 0 || reaped.freedJobs > 0) {
      log.warn(reaped, 'jobs of workers without a heartbeat were freed');
    }
    const queued = searches ? await enqueueLostShards(pool) : 0;
    if (queued > 0) log.warn({ queued }, 'shards without a job were queued again');
  } catch (error) {
    log.warn({ err: error }, 'the reaper did not reach the database');
  }
}

async function markDead(client: PoolClient, selfId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `update worker set stopped_at = clock_timestamp()
      where id in (
              select id
                from worker
               where stopped_at is null
                 and id <> $1
                 and heartbeat_at < clock_timestamp() - make_interval(secs => $2)
               order by id
                 for update skip locked)
      returning id`,
    [selfId, WORKER_LAPSE_SECONDS],
  );
  return rows.map((row) => row.id);
}

/** Also those that died between taking a job and registering: hence the age of the lock. */
async function findOrphanedLockers(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ lockedBy: string }>(
    `select distinct job.locked_by as "lockedBy"
       from graphile_worker.jobs job
      where job.locked_at < clock_timestamp() - make_interval(secs => $1)
        and not exists (
              select from worker
               where worker.stopped_at is null and job.locked_by = any(worker.queue_worker_ids))`,
    [WORKER_LAPSE_SECONDS],
  );
  return rows.map((row) => row.lockedBy);
}
