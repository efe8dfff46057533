import type { Executor } from '../executor.ts';

/** What a process holds at the moment. */
export interface HeldJobs {
  /** The ids under which the queue knows it. */
  queueWorkerIds: readonly string[];
  /** The jobs whose handlers run. */
  jobIds: readonly string[];
}

/** Far from the engine's four hours, so that a database that is away for most of them finds no lock too old. */
const RENEWED_AFTER_MINUTES = 10;

/**
 * Says of the jobs under way that they are. The engine gives back every job whose lock is over four hours old, and
 * renews none: a shard of long replies would begin a second time beside the first.
 */
export async function renewLocks(executor: Executor, held: HeldJobs): Promise<void> {
  if (held.jobIds.length === 0) return;
  await executor.query(
    `update graphile_worker._private_jobs
        set locked_at = now()
      where id = any($1::bigint[]) and locked_by = any($2::text[])
        and locked_at < now() - make_interval(mins => $3)`,
    [held.jobIds, held.queueWorkerIds, RENEWED_AFTER_MINUTES],
  );
}
