import type { Executor } from '../executor.ts';

/**
 * Gives back the jobs that these queue workers hold: they can be taken at once, and the tries so far are
 * forgotten, because a killed worker says nothing about the job.
 *
 * @returns how many
 */
export async function freeJobs(
  executor: Executor,
  queueWorkerIds: readonly string[],
): Promise<number> {
  if (queueWorkerIds.length === 0) return 0;
  const { rows } = await executor.query<{ id: string }>(
    'select id from graphile_worker.jobs where locked_by = any($1::text[])',
    [queueWorkerIds],
  );
  await executor.query('select graphile_worker.force_unlock_workers($1::text[])', [queueWorkerIds]);
  await executor.query(
    'select graphile_worker.reschedule_jobs($1::bigint[], run_at := now(), attempts := 0)',
    [rows.map((row) => row.id)],
  );
  return rows.length;
}
