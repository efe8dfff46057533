import type { Pool } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { Priority, RunProgress, SweepSpec } from '@assay/contracts/sweeps';

import type { Executor } from '../executor.ts';
import { PROMPT_VARIANT, promptJoins } from './prompt-variant-sql.ts';

export interface SweepRow {
  id: number;
  name: string;
  spec: SweepSpec;
  priority: Priority;
  createdBy: string | null;
  createdAt: Date;
}

/** One sweep of this workspace, or null. */
export async function findSweep(
  executor: Executor,
  workspaceId: number,
  sweepId: number,
): Promise<SweepRow | null> {
  const { rows } = await executor.query<SweepRow>(
    `select sweep.id, sweep.name, sweep.spec, sweep.priority, author.name as "createdBy", sweep.created_at as "createdAt"
       from sweep
       left join "user" author on author.id = sweep.created_by_id
      where sweep.id = $2 and sweep.workspace_id = $1`,
    [workspaceId, sweepId],
  );
  return rows[0] ?? null;
}

export type RunProgressRow = RunProgress & { completionTokens: number };

/** How far each run of a sweep is, from the rollups. */
export async function findRunProgress(pool: Pool, sweepId: number): Promise<RunProgressRow[]> {
  const { rows } = await pool.query<RunProgressRow>(
    `select run.id as "runId",
            checkpoint.id as "checkpointId",
            checkpoint.name as "checkpointName",
            run.benchmark_version_id as "benchmarkVersionId",
            benchmark.title as "benchmarkTitle",
            ${PROMPT_VARIANT} as variant,
            run.status,
            run.status_reason as "statusReason",
            run.item_count * run.repeats as planned,
            coalesce(rollup.samples, 0) as samples,
            coalesce(rollup.correct, 0) as correct,
            coalesce(rollup.incorrect, 0) as incorrect,
            coalesce(rollup.unscorable, 0) as unscorable,
            coalesce(rollup.truncated, 0) as truncated,
            (select count(*)::int from sample_failure failure where failure.run_id = run.id) as failures,
            coalesce(rollup.completion_tokens, 0)::float8 as "completionTokens",
            rollup.completion_tokens::float8 / nullif(rollup.token_samples, 0) as "meanCompletionTokens",
            coalesce((select json_agg(json_build_object('kind', flag.kind, 'samples', flag.samples,
                                                        'exampleIds', flag.example_ids::text[])
                                      order by flag.kind)
                        from run_flag flag where flag.run_id = run.id), '[]') as flags
       from run
       join checkpoint on checkpoint.id = run.checkpoint_id
       join benchmark_version version on version.id = run.benchmark_version_id
       join benchmark on benchmark.id = version.benchmark_id
       ${promptJoins('run')}
       left join rollup_run rollup on rollup.grading_id = run.current_grading_id
      where run.sweep_id = $1
      order by run.id`,
    [sweepId],
  );
  return rows;
}

export interface SweepListRow {
  id: number;
  name: string;
  createdBy: string | null;
  createdAt: Date;
  repeats: number;
  runs: { status: RunStatus }[];
  checkpoints: number;
  benchmarks: number;
  planned: number;
  samples: number;
  failures: number;
}

/** The newest sweeps first. */
export async function findSweeps(
  pool: Pool,
  workspaceId: number,
  limit: number,
): Promise<SweepListRow[]> {
  const { rows } = await pool.query<SweepListRow>(
    `select sweep.id,
            sweep.name,
            author.name as "createdBy",
            sweep.created_at as "createdAt",
            (sweep.spec ->> 'repeats')::int as repeats,
            json_agg(json_build_object('status', run.status)) as runs,
            count(distinct run.checkpoint_id)::int as checkpoints,
            count(distinct run.benchmark_version_id)::int as benchmarks,
            sum(run.item_count * run.repeats)::float8 as planned,
            coalesce(sum(rollup.samples), 0)::float8 as samples,
            coalesce(sum(failure.count), 0)::float8 as failures
       from (select * from sweep where workspace_id = $1 order by id desc limit $2) as sweep
       join run on run.sweep_id = sweep.id
       left join "user" author on author.id = sweep.created_by_id
       left join rollup_run rollup on rollup.grading_id = run.current_grading_id
       left join lateral (select count(*) from sample_failure where run_id = run.id) as failure on true
      group by sweep.id, sweep.name, author.name, sweep.created_at, sweep.spec
      order by sweep.id desc`,
    [workspaceId, limit],
  );
  return rows;
}

/** The first sweep of this name, in one workspace or (null) in any; null when there is none. */
export async function findSweepByName(
  pool: Pool,
  workspaceId: number | null,
  name: string,
): Promise<number | null> {
  const { rows } = await pool.query<{ id: number }>(
    `select id from sweep where ($1::int is null or workspace_id = $1) and name = $2 order by id limit 1`,
    [workspaceId, name],
  );
  return rows[0]?.id ?? null;
}
