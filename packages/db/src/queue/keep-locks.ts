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
 * For a look once a minute: renews the locks of what is under way, and gives back what is locked by this process and was
 * not under way in two looks.
 *
 * @returns how many were given back
 */
export function createLockKeeper(executor: Executor): (held: HeldJobs) => Promise<number> {
  let straysBefore = new Set<string>();
  return async (held) => {
    const before = straysBefore;
    straysBefore = new Set();
    await renewLocks(executor, held);
    const strays = await findStrays(executor, held);
    straysBefore = new Set(strays);
    return giveBack(executor, {
      queueWorkerIds: held.queueWorkerIds,
      jobIds: strays.filter((id) => before.has(id)),
    });
  };
}

/**
 * Says of the jobs under way that they are. The engine gives back every job whose lock is over four hours old, and
 * renews none: a shard of long replies would begin a second time beside the first.
 */
async function renewLocks(executor: Executor, held: HeldJobs): Promise<void> {
  if (held.jobIds.length === 0) return;
  await executor.query(
    `update graphile_worker._private_jobs
        set locked_at = now()
      where id = any($1::bigint[]) and locked_by = any($2::text[])
        and locked_at < now() - make_interval(mins => $3)`,
    [held.jobIds, held.queueWorkerIds, RENEWED_AFTER_MINUTES],
  );
}

/**
 * Jobs that were taken while the connection was lost: the engine never learned of them, and no reaper frees them, since
 * this process lives. One that has just been taken, or whose end is not stored yet, looks the same for a moment.
 */
async function findStrays(executor: Executor, held: HeldJobs): Promise<string[]> {
  const { rows } = await executor.query<{ id: string }>(
    `select id from graphile_worker._private_jobs
      where locked_by = any($2::text[]) and id <> all($1::bigint[])`,
    [held.jobIds, held.queueWorkerIds],
  );
  return rows.map(({ id }) => id);
}

async function giveBack(executor: Executor, lost: HeldJobs): Promise<number> {
  if (lost.jobIds.length === 0) return 0;
  const { rowCount } = await executor.query(
    `update graphile_worker._private_jobs
        set locked_at = null, locked_by = null, run_at = now(), attempts = 0
      where id = any($1::bigint[]) and locked_by = any($2::text[])`,
    [lost.jobIds, lost.queueWorkerIds],
  );
  return rowCount ?? 0;
}
