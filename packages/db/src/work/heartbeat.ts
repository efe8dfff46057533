import type { Pool } from 'pg';

import type { LogSink } from '../log-sink.ts';
import { freeJobs } from '../queue/free-jobs.ts';
import { inTransaction } from '../transaction.ts';

/** A process that works, as the others see it. */
export interface WorkerIdentity {
  /** A process that starts under the id of one that was killed succeeds it: its jobs are freed at once. */
  id: string;
  host: string;
  pid: number;
  /** Where its own router answers; null when it has none. */
  url: string | null;
  queueWorkerIds: string[];
}

/** `reaped`: taken for dead by another worker, and now registered anew. `replaced`: another process has its id. */
export type LeaseLoss = 'reaped' | 'replaced';

export interface HeartbeatOptions {
  pool: Pool;
  worker: WorkerIdentity;
  log: LogSink;
  /** The jobs under way belong to others now. */
  onLost: (loss: LeaseLoss) => void;
}

export interface Heartbeat {
  /** Beats no more and marks the worker as stopped. */
  stop(): Promise<void>;
}

export const HEARTBEAT_INTERVAL_MS = 2_000;

/** Registers the worker and keeps saying that it lives. All times are the database's. */
export async function startHeartbeat(options: HeartbeatOptions): Promise<Heartbeat> {
  await register(options.pool, options.worker);
  let beat = Promise.resolve();
  const timer = setInterval(() => {
    beat = beatOnce(options).catch((error: unknown) => {
      options.log.warn({ err: error }, 'the heartbeat did not reach the database');
    });
  }, HEARTBEAT_INTERVAL_MS);
  return {
    async stop() {
      clearInterval(timer);
      await beat;
      await markStopped(options.pool, options.worker);
    },
  };
}

async function register(pool: Pool, worker: WorkerIdentity): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ queueWorkerIds: string[] }>(
      'select queue_worker_ids as "queueWorkerIds" from worker where id = $1 for update',
      [worker.id],
    );
    const former = rows.flatMap((row) => row.queueWorkerIds);
    await freeJobs(
      client,
      former.filter((id) => !worker.queueWorkerIds.includes(id)),
    );
    await client.query(
      `insert into worker (id, host, pid, url, queue_worker_ids, started_at, heartbeat_at)
       values ($1, $2, $3, $4, $5, clock_timestamp(), clock_timestamp())
       on conflict (id) do update
         set host = excluded.host, pid = excluded.pid, url = excluded.url,
             queue_worker_ids = excluded.queue_worker_ids, started_at = excluded.started_at,
             heartbeat_at = excluded.heartbeat_at, stopped_at = null`,
      [worker.id, worker.host, worker.pid, worker.url, worker.queueWorkerIds],
    );
  });
}

async function beatOnce({ pool, worker, onLost }: HeartbeatOptions): Promise<void> {
  const { rows } = await pool.query<{ isMine: boolean; isStopped: boolean }>(
    `with beat as (
       update worker set heartbeat_at = clock_timestamp()
        where id = $1 and queue_worker_ids = $2 and stopped_at is null
     )
     select queue_worker_ids = $2 as "isMine", stopped_at is not null as "isStopped"
       from worker
      where id = $1`,
    [worker.id, worker.queueWorkerIds],
  );
  const [row] = rows;
  if (row?.isMine && !row.isStopped) return;
  if (row && !row.isMine) {
    onLost('replaced');
    return;
  }
  await register(pool, worker);
  onLost('reaped');
}

async function markStopped(pool: Pool, worker: WorkerIdentity): Promise<void> {
  await pool.query(
    `update worker set stopped_at = clock_timestamp()
      where id = $1 and queue_worker_ids = $2 and stopped_at is null`,
    [worker.id, worker.queueWorkerIds],
  );
}
