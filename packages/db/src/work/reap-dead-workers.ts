import type { Pool, PoolClient } from 'pg';

import type { Executor } from '../executor.ts';
import { freeJobs } from '../queue/free-jobs.ts';
import { inTransaction } from '../transaction.ts';
import { createDeathWatch } from './death-watch.ts';

export interface Reaped {
  workerIds: string[];
  /** Jobs that are free again. */
  freedJobs: number;
}

export interface ReapingOptions {
  pool: Pool;
  /** Never taken for dead. */
  selfId: string;
  lapseMs: number;
  /** How often the result is to be called. */
  lookIntervalMs: number;
  now?: () => number;
}

/**
 * For a look every now and then: marks workers that have given no heartbeat in all looks of a lapse as stopped, and
 * frees their jobs, and those of every queue worker that has belonged to no living worker for as long. The clock of the
 * database does not count. Workers that another reaper looks at now are skipped.
 */
export function createReaping(options: ReapingOptions): () => Promise<Reaped> {
  const { pool, selfId, lapseMs, lookIntervalMs, now = () => performance.now() } = options;
  const workers = createDeathWatch({ lapseMs, lookIntervalMs, now });
  const lockers = createDeathWatch({ lapseMs, lookIntervalMs, now });

  async function look(): Promise<Reaped> {
    const beats = await findBeats(pool, selfId);
    const orphaned = await findOrphanedLockers(pool);
    const silent = new Set(workers.saw(beats));
    const left = new Set(lockers.saw(new Map(orphaned.map((lockedBy) => [lockedBy, '']))));
    if (silent.size === 0 && left.size === 0) return { workerIds: [], freedJobs: 0 };
    return inTransaction(pool, async (client) => {
      const dead = await markDead(
        client,
        [...beats].filter(([id]) => silent.has(id)),
      );
      // Again: one of them may have registered meanwhile.
      const lost = (await findOrphanedLockers(client)).filter((lockedBy) => left.has(lockedBy));
      const freedJobs = await freeJobs(client, [
        ...dead.flatMap(({ queueWorkerIds }) => queueWorkerIds),
        ...lost,
      ]);
      return { workerIds: dead.map(({ id }) => id), freedJobs };
    });
  }

  return async () => {
    try {
      return await look();
    } catch (error) {
      workers.sawNothing();
      lockers.sawNothing();
      throw error;
    }
  };
}

/** The last heartbeats of all others that live, by their ids. */
async function findBeats(executor: Executor, selfId: string): Promise<Map<string, string>> {
  const { rows } = await executor.query<{ id: string; beat: string }>(
    `select id, heartbeat_at::text as beat from worker where stopped_at is null and id <> $1`,
    [selfId],
  );
  return new Map(rows.map(({ id, beat }) => [id, beat]));
}

/** Those that have not beaten since. */
async function markDead(
  client: PoolClient,
  beats: readonly (readonly [id: string, beat: string])[],
): Promise<{ id: string; queueWorkerIds: string[] }[]> {
  const { rows } = await client.query<{ id: string; queueWorkerIds: string[] }>(
    `update worker set stopped_at = clock_timestamp()
      where id in (
              select worker.id
                from worker
                join unnest($1::text[], $2::timestamptz[]) as seen (id, beat) using (id)
               where worker.stopped_at is null and worker.heartbeat_at = seen.beat
               order by worker.id
                 for update of worker skip locked)
      returning id, queue_worker_ids as "queueWorkerIds"`,
    [beats.map(([id]) => id), beats.map(([, beat]) => beat)],
  );
  return rows;
}

/** Also those that died between taking a job and registering. */
async function findOrphanedLockers(executor: Executor): Promise<string[]> {
  const { rows } = await executor.query<{ lockedBy: string }>(
    `select distinct job.locked_by as "lockedBy"
       from graphile_worker.jobs job
      where job.locked_by is not null
        and not exists (
              select from worker
               where worker.stopped_at is null and job.locked_by = any(worker.queue_worker_ids))`,
  );
  return rows.map((row) => row.lockedBy);
}
