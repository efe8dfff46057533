import type { Pool } from 'pg';

/** What an earlier run says of how the samples of a benchmark vary, and what they cost. */
export interface PlanningRun {
  /** The benchmark version that was asked for. */
  versionId: number;
  runId: number;
  checkpointName: string;
  repeats: number;
  /** It is of another version of the same benchmark. */
  isOtherVersion: boolean;
  /** Items by what they gave: [samples, correct, how many items]. */
  itemClasses: [number, number, number][];
  meanCompletionTokens: number | null;
  /** Of its whole sweep, from the first start to the last end; null while it is under way. */
  tokensPerSecond: number | null;
}

/**
 * For each of these benchmark versions the run that plans it best: of that version before another of its benchmark, with
 * several repeats before one, of a chosen checkpoint before others, completed, newest. Versions without a run are absent.
 * Reads rollups only.
 */
export async function findPlanningRuns(
  pool: Pool,
  options: { workspaceId: number; versionIds: readonly number[]; checkpointIds: readonly number[] },
): Promise<PlanningRun[]> {
  const { rows } = await pool.query<PlanningRun>(
    `with best as (
       select distinct on (asked.id) asked.id as asked_id, run.*
         from benchmark_version asked
         join benchmark_version version on version.benchmark_id = asked.benchmark_id
         join run on run.benchmark_version_id = version.id and run.workspace_id = $1
         join rollup_run rollup on rollup.grading_id = run.current_grading_id and rollup.samples > 0
        where asked.id = any($2::int[])
        order by asked.id, (version.id = asked.id) desc, (run.repeats > 1) desc,
                 (run.checkpoint_id = any($3::int[])) desc, (run.status = 'completed') desc, run.id desc
     )
     select best.asked_id as "versionId",
            best.id as "runId",
            checkpoint.name as "checkpointName",
            best.repeats,
            best.benchmark_version_id <> best.asked_id as "isOtherVersion",
            rollup.completion_tokens::float8 / nullif(rollup.token_samples, 0) as "meanCompletionTokens",
            coalesce(items.classes, '[]') as "itemClasses",
            speed.tokens_per_second as "tokensPerSecond"
       from best
       join checkpoint on checkpoint.id = best.checkpoint_id
       join rollup_run rollup on rollup.grading_id = best.current_grading_id
       left join lateral (
         select json_agg(json_build_array(samples, correct, items)) as classes
           from (select samples, correct, count(*) as items
                   from rollup_item
                  where grading_id = best.current_grading_id
                  group by samples, correct
                  order by samples, correct) as class
       ) as items on true
       left join lateral (
         select sum(done.completion_tokens)::float8
                / nullif(extract(epoch from max(run.finished_at) - min(run.started_at)), 0)::float8
                as tokens_per_second
           from run
           join rollup_run done on done.grading_id = run.current_grading_id
          where run.sweep_id = best.sweep_id
         having bool_and(run.finished_at is not null and run.started_at is not null)
       ) as speed on true`,
    [options.workspaceId, options.versionIds, options.checkpointIds],
  );
  return rows;
}
