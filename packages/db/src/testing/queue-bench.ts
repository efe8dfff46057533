import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Pool } from 'pg';

import { createPool } from '../pool.ts';
import { enqueueJob } from '../queue/enqueue.ts';
import type { JobContext } from '../queue/job-handler.ts';
import { startQueueRunner, type QueueRunnerOptions } from '../queue/runner.ts';
import { startHeartbeat, type LeaseLoss } from '../work/heartbeat.ts';
import { silentLog } from './silent-log.ts';
import { createTestDatabase } from './test-database.ts';

/** Of shards and of gradings: only their ids differ. */
export type Handler = (id: number, context: JobContext) => Promise<void>;

/** A queue on a database of its own, for claims about those that work on it. */
export interface QueueBench {
  databaseUrl: string;
  pool: Pool;
  /** Takes two jobs at once. It ends with the test. */
  startRunner(handler: Handler, given?: Partial<QueueRunnerOptions>): Promise<BenchRunner>;
  /** A worker that says that it lives, until the test ends. */
  register(queueWorkerIds: string[], id?: string): Promise<Registered>;
  enqueue(shardId: number): Promise<void>;
  findJobs(): Promise<{ lockedBy: string | null; attempts: number }[]>;
  /** What kill -9 leaves: a row that beats no more, and a locked job. */
  leaveDeadWorker(shardId: number, beatSecondsAgo: number): Promise<void>;
  /** Done after the test, the last that was added first. */
  afterTest(cleanup: () => Promise<void>): void;
  /** For the end of a test: nobody works, nothing is queued. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface BenchRunner {
  stop: () => Promise<void>;
  drain: (limit: AbortSignal) => Promise<void>;
}

export interface Registered {
  id: string;
  losses: LeaseLoss[];
  stop: () => Promise<void>;
}

export async function openQueueBench(): Promise<QueueBench> {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url, max: 20 });
  let cleanups: (() => Promise<void>)[] = [];

  function afterTest(cleanup: () => Promise<void>): void {
    cleanups.push(cleanup);
  }

  async function enqueue(shardId: number): Promise<void> {
    await enqueueJob(
      pool,
      { name: 'generate-shard', payload: { shardId } },
      { key: `shard:${shardId}` },
    );
  }

  return {
    databaseUrl: database.url,
    pool,
    enqueue,
    afterTest,
    async startRunner(handler, given = {}) {
      const runner = await startQueueRunner({
        ...{ pool, concurrency: 2, log: silentLog, onWorkerIds: () => undefined },
        ...given,
        handlers: {
          'decide-sweep': () => Promise.reject(new Error('nothing was to be decided')),
          'generate-shard': ({ shardId }, context) => handler(shardId, context),
          'regrade-run': ({ gradingId }, context) => handler(gradingId, context),
        },
      });
      const stop = once(() => runner.stop());
      afterTest(stop);
      return { stop, drain: (limit) => runner.stop(limit) };
    },
    async register(queueWorkerIds, id = randomUUID()) {
      const losses: LeaseLoss[] = [];
      const heartbeat = await startHeartbeat({
        pool,
        log: silentLog,
        worker: { id, host: 'h', pid: 1, url: null, queueWorkerIds },
        onLost: (loss) => losses.push(loss),
      });
      const stop = once(() => heartbeat.stop());
      afterTest(stop);
      return { id, losses, stop };
    },
    async findJobs() {
      const { rows } = await pool.query<{ lockedBy: string | null; attempts: number }>(
        'select locked_by as "lockedBy", attempts from graphile_worker.jobs order by id',
      );
      return rows;
    },
    async leaveDeadWorker(shardId, beatSecondsAgo) {
      await enqueue(shardId);
      await pool.query(
        `insert into worker (id, host, pid, queue_worker_ids, heartbeat_at)
         values ($1, 'h', 2, array[$1], clock_timestamp() - make_interval(secs => $2))`,
        [`dead-${shardId}`, beatSecondsAgo],
      );
      await pool.query(
        `update graphile_worker._private_jobs
            set locked_by = $1, locked_at = clock_timestamp() - interval '1 hour', attempts = 999
          where key = $2`,
        [`dead-${shardId}`, `shard:${shardId}`],
      );
    },
    async clear() {
      for (const cleanup of cleanups.reverse()) await cleanup().catch(() => undefined);
      cleanups = [];
      await pool.query('delete from graphile_worker._private_jobs; delete from worker');
    },
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= work());
}

/** @throws Error when it has not come true within the limit */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs = 8_000,
): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('it did not come true in time');
    await sleep(20);
  }
}
