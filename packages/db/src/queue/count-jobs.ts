import type { DatabasePool } from '../pool.ts';

/** The jobs of one name, of all workers together. */
export interface JobCount {
  job: string;
  running: number;
  /** May be taken, now or after a pause. */
  waiting: number;
  /** Failed as often as a job may. */
  dead: number;
}

export async function countJobs(pool: DatabasePool): Promise<JobCount[]> {
  const { rows } = await pool.query<JobCount>(
    `select task_identifier as job,
            count(*) filter (where locked_at is not null)::int as running,
            count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
            count(*) filter (where locked_at is null and attempts >= max_attempts)::int as dead
       from graphile_worker.jobs
      group by task_identifier`,
  );
  return rows;
}
