import type { Pool } from 'pg';

import type { ServerDescription } from '@assay/contracts/backends';
import type { RunStatus } from '@assay/contracts/cells';
import type { SentPrompts } from '@assay/contracts/prompts';
import type { Sampling } from '@assay/contracts/sampling';

import { GRADER_VERSION } from './grader-version-sql.ts';
import { promptJoins, SENT_PROMPTS } from './prompt-variant-sql.ts';

export interface RunRow {
  id: number;
  sweepId: number;
  sweepName: string;
  checkpointId: number;
  checkpointName: string;
  servedName: string;
  backendName: string;
  versionId: number;
  gradingId: number;
  graderKind: string;
  graderName: string;
  graderVersion: string;
  graderParams: Record<string, unknown>;
  status: RunStatus;
  statusReason: string | null;
  sampling: Sampling;
  serverDescription: ServerDescription | null;
  /** Of the benchmark version's items, so many are asked. */
  itemCount: number;
  plannedRepeats: number;
  prompts: SentPrompts;
  startedAt: Date | null;
  finishedAt: Date | null;
}

/** One run of this workspace, or null. */
export async function findRun(
  pool: Pool,
  workspaceId: number,
  runId: number,
): Promise<RunRow | null> {
  const { rows } = await pool.query<RunRow>(
    `select run.id,
            sweep.id as "sweepId",
            sweep.name as "sweepName",
            checkpoint.id as "checkpointId",
            checkpoint.name as "checkpointName",
            coalesce(run.asked_model ->> 'servedName', checkpoint.served_name) as "servedName",
            coalesce(asked_backend.name, backend.name) as "backendName",
            run.benchmark_version_id as "versionId",
            grading.id as "gradingId",
            grading.grader_kind as "graderKind",
            grading.grader_name as "graderName",
            ${GRADER_VERSION} as "graderVersion",
            grading.grader_params as "graderParams",
            run.status,
            run.status_reason as "statusReason",
            run.sampling,
            run.server_description as "serverDescription",
            run.item_count as "itemCount",
            run.repeats as "plannedRepeats",
            ${SENT_PROMPTS} as prompts,
            run.started_at as "startedAt",
            run.finished_at as "finishedAt"
       from run
       join sweep on sweep.id = run.sweep_id
       join checkpoint on checkpoint.id = run.checkpoint_id
       join backend on backend.id = checkpoint.backend_id
       left join backend asked_backend on asked_backend.id = (run.asked_model ->> 'backendId')::int
       ${promptJoins('run')}
       join grading on grading.id = run.current_grading_id
      where run.id = $2 and run.workspace_id = $1`,
    [workspaceId, runId],
  );
  return rows[0] ?? null;
}

export interface RepeatRow {
  repeat: number;
  samples: number;
  correct: number;
  meanCompletionTokens: number | null;
}

export async function findRepeats(pool: Pool, gradingId: number): Promise<RepeatRow[]> {
  const { rows } = await pool.query<RepeatRow>(
    `select repeat, samples, correct,
            completion_tokens::float8 / nullif(token_samples, 0) as "meanCompletionTokens"
       from rollup_repeat
      where grading_id = $1
      order by repeat`,
    [gradingId],
  );
  return rows;
}

export interface LengthRow {
  outcome: 'correct' | 'incorrect' | 'unscorable';
  bin: number;
  samples: number;
}

export async function findLengths(pool: Pool, gradingId: number): Promise<LengthRow[]> {
  const { rows } = await pool.query<LengthRow>(
    `select outcome, bin, samples from rollup_length where grading_id = $1 order by outcome, bin`,
    [gradingId],
  );
  return rows;
}

export interface AttributeRow {
  name: string;
  value: string;
  samples: number;
  correct: number;
  unscorable: number;
  meanCompletionTokens: number | null;
}

export async function findAttributes(pool: Pool, gradingId: number): Promise<AttributeRow[]> {
  const { rows } = await pool.query<AttributeRow>(
    `select name, value, samples, correct, unscorable,
            completion_tokens::float8 / nullif(token_samples, 0) as "meanCompletionTokens"
       from rollup_attribute
      where grading_id = $1
      order by name, value`,
    [gradingId],
  );
  return rows;
}

/** Where the programs of a grading ran: one place unless the worker's machine was changed midway. */
export async function findEnvironments(pool: Pool, gradingId: number): Promise<string[]> {
  const { rows } = await pool.query<{ environment: string }>(
    `select distinct environment
       from verdict
      where grading_id = $1 and environment is not null
      order by environment`,
    [gradingId],
  );
  return rows.map(({ environment }) => environment);
}

/** What the servers of a run called their weights, each name once, the first to be asked first. */
export async function findWeightsIds(pool: Pool, runId: number): Promise<string[]> {
  const { rows } = await pool.query<{ weightsId: string }>(
    `select weights_id as "weightsId"
       from run_weights
      where run_id = $1
      group by weights_id
      order by min(number)`,
    [runId],
  );
  return rows.map(({ weightsId }) => weightsId);
}

/** Samples that a grading has reached: it changes whenever the figures do. */
export async function countVerdicts(pool: Pool, gradingId: number): Promise<number> {
  const { rows } = await pool.query<{ samples: number }>(
    `select samples from rollup_run where grading_id = $1`,
    [gradingId],
  );
  return rows[0]?.samples ?? 0;
}

/** The runs of a sweep, or this one run, as far as they are of this workspace. */
export async function findRunIds(
  pool: Pool,
  workspaceId: number,
  of: { sweepId: number } | { runId: number },
): Promise<number[]> {
  const column = 'sweepId' in of ? 'sweep_id' : 'id';
  const { rows } = await pool.query<{ id: number }>(
    `select id from run where workspace_id = $1 and ${column} = $2 order by id`,
    [workspaceId, 'sweepId' in of ? of.sweepId : of.runId],
  );
  return rows.map(({ id }) => id);
}
