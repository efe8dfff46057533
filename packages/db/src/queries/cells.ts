import type { Pool } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { GraderInfo } from '@assay/contracts/graders';
import type { PromptVariant } from '@assay/contracts/prompts';

import { GRADER_VERSION } from './grader-version-sql.ts';
import { PROMPT_VARIANT, promptJoins } from './prompt-variant-sql.ts';

/** The counts from which eval-core computes a cell. */
export interface CellCounts {
  runId: number;
  sweepId: number;
  checkpointId: number;
  checkpointName: string;
  family: string | null;
  trainingRun: string | null;
  step: number | null;
  backendName: string;
  versionId: number;
  benchmarkName: string;
  benchmarkTitle: string;
  hash: string;
  versionItemCount: number;
  variant: PromptVariant;
  gradingId: number;
  graderKind: string;
  graderName: string;
  graderVersion: string;
  graderParams: Record<string, unknown>;
  status: RunStatus;
  itemCount: number;
  plannedRepeats: number;
  samples: number;
  unscorable: number;
  truncated: number;
  tokenSamples: number;
  completionTokens: number;
  failures: number;
  /** What the benchmark version names; `grader…` is what judged these samples. */
  versionGrader: GraderInfo;
  /** Items by what they gave: [samples, correct, how many items]. */
  itemClasses: [number, number, number][];
  /** [repeat, samples, correct] */
  repeats: [number, number, number][];
  /** Items by what a named score gave them: [name, samples, sum, how many items], in order of names. */
  itemScoreClasses: [string, number, number, number][];
  /** [name, repeat, samples, sum] */
  repeatScores: [string, number, number, number][];
}

/**
 * Counts of one run for each (checkpoint, benchmark version, prompt template, system message), of one sweep
 * or of all: the newest that is completed, else the newest with samples, one of all items before one of a part; or
 * of the one run asked for. Reads rollups only. Of a run with one of `gradingIds`, the counts are that grading's in place of the current
 * one's. Of one checkpoint's runs on a version, those with its defaults come first.
 */
export async function findCellCounts(
  pool: Pool,
  scope: {
    workspaceId: number;
    sweepId?: number | undefined;
    runId?: number | undefined;
    gradingIds?: readonly number[];
  },
): Promise<CellCounts[]> {
  const { rows } = await pool.query<CellCounts>(
    `with chosen as (
       select distinct on (run.checkpoint_id, run.benchmark_version_id, run.prompt_template_id,
                           run.system_message_id) run.*
         from run
         left join rollup_run rollup on rollup.grading_id = run.current_grading_id
        where run.workspace_id = $1
          and ($2::int is null or run.sweep_id = $2)
          and ($3::int is null or run.id = $3)
        order by run.checkpoint_id, run.benchmark_version_id, run.prompt_template_id,
                 run.system_message_id, (run.status = 'completed') desc,
                 (coalesce(rollup.samples, 0) > 0) desc, run.item_count desc, run.id desc
     )
     select chosen.id as "runId",
            chosen.sweep_id as "sweepId",
            checkpoint.id as "checkpointId",
            checkpoint.name as "checkpointName",
            checkpoint.family,
            checkpoint.training_run as "trainingRun",
            checkpoint.step,
            backend.name as "backendName",
            version.id as "versionId",
            benchmark.name as "benchmarkName",
            benchmark.title as "benchmarkTitle",
            version.hash,
            version.item_count as "versionItemCount",
            ${PROMPT_VARIANT} as variant,
            grading.id as "gradingId",
            grading.grader_kind as "graderKind",
            grading.grader_name as "graderName",
            ${GRADER_VERSION} as "graderVersion",
            grading.grader_params as "graderParams",
            json_build_object('kind', version.grader_kind, 'name', version.grader_name,
                              'version', version.grader_version, 'params', version.grader_params)
              as "versionGrader",
            chosen.status,
            chosen.item_count as "itemCount",
            chosen.repeats as "plannedRepeats",
            coalesce(rollup.samples, 0) as samples,
            coalesce(rollup.unscorable, 0) as unscorable,
            coalesce(rollup.truncated, 0) as truncated,
            coalesce(rollup.token_samples, 0) as "tokenSamples",
            coalesce(rollup.completion_tokens, 0)::float8 as "completionTokens",
            (select count(*)::int from sample_failure failure where failure.run_id = chosen.id) as failures,
            coalesce(items.classes, '[]') as "itemClasses",
            coalesce(repeats.rows, '[]') as repeats,
            coalesce(item_scores.classes, '[]') as "itemScoreClasses",
            coalesce(repeat_scores.rows, '[]') as "repeatScores"
       from chosen
       join checkpoint on checkpoint.id = chosen.checkpoint_id
       join backend on backend.id = checkpoint.backend_id
       join benchmark_version version on version.id = chosen.benchmark_version_id
       join benchmark on benchmark.id = version.benchmark_id
       ${promptJoins('chosen')}
       join grading on grading.id = coalesce(
              (select wanted.id from grading wanted
                where wanted.run_id = chosen.id and wanted.id = any($4::int[])),
              chosen.current_grading_id)
       left join rollup_run rollup on rollup.grading_id = grading.id
       left join lateral (
         select json_agg(json_build_array(samples, correct, items)) as classes
           from (select samples, correct, count(*) as items
                   from rollup_item
                  where grading_id = grading.id
                  group by samples, correct
                  order by samples, correct) as class
       ) as items on true
       left join lateral (
         select json_agg(json_build_array(repeat, samples, correct) order by repeat) as rows
           from rollup_repeat
          where grading_id = grading.id
       ) as repeats on true
       left join lateral (
         select json_agg(json_build_array(name, samples, sum, items)) as classes
           from (select name, samples, sum, count(*) as items
                   from rollup_item_score
                  where grading_id = grading.id
                  group by name, samples, sum
                  order by name, samples, sum) as class
       ) as item_scores on true
       left join lateral (
         select json_agg(json_build_array(name, repeat, samples, sum) order by name, repeat) as rows
           from rollup_repeat_score
          where grading_id = grading.id
       ) as repeat_scores on true
      order by benchmark.name, version.id, checkpoint.name,
               template.id <> version.prompt_template_id,
               message.text <> coalesce(checkpoint.system_message, ''), template.id, message.id`,
    [scope.workspaceId, scope.sweepId ?? null, scope.runId ?? null, scope.gradingIds ?? []],
  );
  return rows;
}
