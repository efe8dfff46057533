import type { Pool } from 'pg';

import type { WorkerInfo } from '@assay/contracts/workers';

/** A worker that has not beaten for this long is shown as gone; the reaper frees its jobs. */
const ALIVE_SECONDS = 10;

/** Workers seen within the last day, the living first. */
export async function findWorkers(pool: Pool): Promise<WorkerInfo[]> {
  const { rows } = await pool.query<WorkerInfo>(
    `select id, host, pid,
            started_at as "startedAt",
            heartbeat_at as "heartbeatAt",
            stopped_at is null and heartbeat_at > now() - make_interval(secs => $1) as alive
       from worker
      where heartbeat_at > now() - interval '1 day'
      order by alive desc, started_at desc
      limit 100`,
    [ALIVE_SECONDS],
  );
  return rows;
}

export async function countLiveWorkers(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count
       from worker
      where stopped_at is null and heartbeat_at > now() - make_interval(secs => $1)`,
    [ALIVE_SECONDS],
  );
  return rows[0]?.count ?? 0;
}

export interface WorkerAddress {
  id: string;
  url: string;
}

/** Where the routers of the living workers answer. */
export async function findWorkerAddresses(pool: Pool): Promise<WorkerAddress[]> {
  const { rows } = await pool.query<WorkerAddress>(
    `select id, url
       from worker
      where url is not null and stopped_at is null
        and heartbeat_at > now() - make_interval(secs => $1)
      order by id`,
    [ALIVE_SECONDS],
  );
  return rows;
}
