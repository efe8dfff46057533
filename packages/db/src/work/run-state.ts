import type { RunStatus } from '@assay/contracts/cells';

import type { Executor } from '../executor.ts';
import { ENQUEUE_DECISION } from '../queue/enqueue-decision-sql.ts';
import { BACKEND_SETTINGS } from './backend-settings-sql.ts';

/** Longer texts of servers are cut: the sentence stands in tables and on pages. */
const LONGEST_REASON = 1_000;

/** Null when the run is gone. */
export async function findRunStatus(executor: Executor, runId: number): Promise<RunStatus | null> {
  const { rows } = await executor.query<{ status: RunStatus }>(
    'select status from run where id = $1',
    [runId],
  );
  return rows[0]?.status ?? null;
}

export interface RunCourse {
  runId: number;
  status: RunStatus;
  tries: number;
  /** Of its sweep. */
  priority: number;
  /** Of its backend, as they are now. */
  backendSettings: string;
}

/** How several runs stand; those that are gone are absent. */
export async function findRunCourses(
  executor: Executor,
  runIds: readonly number[],
): Promise<RunCourse[]> {
  const { rows } = await executor.query<RunCourse>(
    `select run.id as "runId", run.status, run.tries, sweep.priority,
            ${BACKEND_SETTINGS} as "backendSettings"
       from run
       join sweep on sweep.id = run.sweep_id
       join checkpoint on checkpoint.id = run.checkpoint_id
       join backend on backend.id = checkpoint.backend_id
      where run.id = any($1::int[])`,
    [runIds],
  );
  return rows;
}

/** A run as it was when some work of it was read: what becomes of that does not end a later try. */
export interface RunTry {
  runId: number;
  tries: number;
}

/**
 * Ends a run that cannot go on, with one sentence that says why. False when it had ended already, or was retried
 * since.
 */
export async function failRun(
  executor: Executor,
  { runId, tries }: RunTry,
  reason: string,
): Promise<boolean> {
  const { rowCount } = await executor.query(
    `with ended as (
       update run
          set status = 'failed', status_reason = $2, finished_at = now()
        where id = $1 and tries = $3 and status in ('queued', 'running')
       returning sweep_id
     )
     select ${ENQUEUE_DECISION} from ended join sweep on sweep.id = ended.sweep_id`,
    [runId, boundReason(reason), tries],
  );
  return rowCount === 1;
}

/** Says what a running run waits for; null when it waits no more. */
export async function setRunNotice(
  executor: Executor,
  runId: number,
  notice: string | null,
): Promise<void> {
  await executor.query(
    `update run
        set status_reason = $2
      where id = $1 and status = 'running' and status_reason is distinct from $2`,
    [runId, notice === null ? null : boundReason(notice)],
  );
}

function boundReason(reason: string): string {
  return reason.replaceAll('\0', '\uFFFD').slice(0, LONGEST_REASON);
}
