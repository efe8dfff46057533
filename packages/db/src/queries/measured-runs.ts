import type { Pool } from 'pg';

import type { MeasuredRunInfo, MeasuredVersion } from '@assay/contracts/teachable';

import { PROMPT_VARIANT, promptJoins } from './prompt-variant-sql.ts';

/** The benchmark versions of a workspace that have runs with samples, those with most runs first. */
export async function findMeasuredVersions(
  pool: Pool,
  workspaceId: number,
): Promise<MeasuredVersion[]> {
  const { rows } = await pool.query<MeasuredVersion>(
    `select version.id as "versionId",
            benchmark.title,
            left(version.hash, 12) as version,
            version.item_count as items,
            count(*)::int as runs
       from run
       join rollup_run rollup on rollup.grading_id = run.current_grading_id and rollup.samples > 0
       join benchmark_version version on version.id = run.benchmark_version_id
       join benchmark on benchmark.id = version.benchmark_id
      where run.workspace_id = $1
      group by version.id, benchmark.title
      order by runs desc, benchmark.title, version.id desc`,
    [workspaceId],
  );
  return rows;
}

/** More than a person chooses from. */
const MOST_RUNS = 500;

/** The runs of a benchmark version that have samples, newest first. */
export async function findMeasuredRuns(
  pool: Pool,
  { workspaceId, versionId }: { workspaceId: number; versionId: number },
): Promise<MeasuredRunInfo[]> {
  const { rows } = await pool.query<MeasuredRunInfo>(
    `select run.id as "runId",
            version.id as "versionId",
            checkpoint.id as "checkpointId",
            checkpoint.name as "checkpointName",
            ${PROMPT_VARIANT} as variant,
            sweep.name as "sweepName",
            run.status,
            run.repeats,
            rollup.samples,
            rollup.correct
       from run
       join rollup_run rollup on rollup.grading_id = run.current_grading_id and rollup.samples > 0
       join sweep on sweep.id = run.sweep_id
       join checkpoint on checkpoint.id = run.checkpoint_id
       join benchmark_version version on version.id = run.benchmark_version_id
       ${promptJoins('run')}
      where run.workspace_id = $1 and version.id = $2
      order by run.id desc
      limit ${MOST_RUNS}`,
    [workspaceId, versionId],
  );
  return rows;
}
