import type { PoolClient } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { StoppingLook, StoppingState } from '@assay/contracts/sweep-stopping';

import type { Executor } from '../executor.ts';
import { decisionKey, ENQUEUE_DECISION } from '../queue/enqueue-decision-sql.ts';
import type { SweepKey } from './steer-sweep.ts';

/** Of a row of `run`: the question of this run has its answer. */
export const IS_DECIDED = `exists (select from stopping_look where run_id = run.id and verdict <> 'undecided')`;

/** Of a row of `run` while a look is queued: the look may let it go on. */
export const WAITS_FOR_LOOK = `status = 'completed' and not ${IS_DECIDED}`;

/** A run of a sweep that stops when decided, as far as it is. */
export interface StoppingRun {
  runId: number;
  status: RunStatus;
  checkpointId: number;
  versionId: number;
  templateId: number;
  systemMessageId: number;
  gradingId: number;
  itemCount: number;
  repeats: number;
  isDecided: boolean;
}

/** In the order of their ids. */
export async function findStoppingRuns(
  executor: Executor,
  { workspaceId, sweepId }: SweepKey,
): Promise<StoppingRun[]> {
  const { rows } = await executor.query<StoppingRun>(
    `select id as "runId", status, checkpoint_id as "checkpointId", benchmark_version_id as "versionId",
            prompt_template_id as "templateId", system_message_id as "systemMessageId",
            current_grading_id as "gradingId", item_count as "itemCount", repeats,
            ${IS_DECIDED} as "isDecided"
       from run
      where workspace_id = $1 and sweep_id = $2
      order by id`,
    [workspaceId, sweepId],
  );
  return rows;
}

/** Null: the sweep is gone. */
export async function findSweepKey(executor: Executor, sweepId: number): Promise<SweepKey | null> {
  const { rows } = await executor.query<SweepKey>(
    'select id as "sweepId", workspace_id as "workspaceId" from sweep where id = $1',
    [sweepId],
  );
  return rows[0] ?? null;
}

/** Keeps what was known at a look; what was said of the same repeats before stands. */
export async function insertLook(
  client: PoolClient,
  runId: number,
  look: StoppingLook,
): Promise<void> {
  await client.query(
    `insert into stopping_look (run_id, repeats, estimate, low, high, verdict)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (run_id, repeats) do nothing`,
    [runId, look.repeats, look.estimateFraction, look.lowFraction, look.highFraction, look.verdict],
  );
}

/** The runs of a sweep with what was known of each at every look. */
export async function findLooks(
  executor: Executor,
  { workspaceId, sweepId }: SweepKey,
  baselineCheckpointId: number | null,
): Promise<StoppingState['runs']> {
  const { rows } = await executor.query<StoppingState['runs'][number]>(
    `select run.id as "runId", checkpoint.name as "checkpointName", benchmark.title as "benchmarkTitle",
            run.checkpoint_id is not distinct from $3::int as "isBaseline",
            run.repeats, run.item_count as "itemCount",
            coalesce((select json_agg(json_build_object('repeats', look.repeats,
                               'estimateFraction', look.estimate, 'lowFraction', look.low,
                               'highFraction', look.high, 'verdict', look.verdict) order by look.repeats)
                        from stopping_look look where look.run_id = run.id), '[]') as looks
       from run
       join checkpoint on checkpoint.id = run.checkpoint_id
       join benchmark_version version on version.id = run.benchmark_version_id
       join benchmark on benchmark.id = version.benchmark_id
      where run.workspace_id = $1 and run.sweep_id = $2
      order by run.id`,
    [workspaceId, sweepId, baselineCheckpointId],
  );
  return rows;
}

/** Lets a worker look at a sweep that stops when decided; nothing for any other. */
export async function enqueueDecision(executor: Executor, sweepId: number): Promise<void> {
  await executor.query(`select ${ENQUEUE_DECISION} from sweep where id = $1`, [sweepId]);
}

/** Nobody is to look at a sweep any more; a look that has begun finds what is cancelled. */
export async function removeDecision(executor: Executor, sweepId: number): Promise<void> {
  await executor.query(`select graphile_worker.remove_job(${decisionKey('$1::int')})`, [sweepId]);
}

/** Whether a worker is still to look at a sweep: it has not ended, though all of its runs may have. */
export async function isDecisionQueued(executor: Executor, sweepId: number): Promise<boolean> {
  const { rows } = await executor.query<{ isQueued: boolean }>(
    `select exists (select from graphile_worker.jobs where key = ${decisionKey('$1::int')}) as "isQueued"`,
    [sweepId],
  );
  return rows[0]?.isQueued ?? false;
}
