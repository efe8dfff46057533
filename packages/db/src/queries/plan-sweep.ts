import type { Pool } from 'pg';

import type { Dialect, Replies } from '@assay/contracts/backends';
import type { CheckpointServing } from '@assay/contracts/checkpoint-serving';

import { IS_SWITCHED } from './stored-serving.ts';

export interface PlannedBenchmark {
  versionId: number;
  title: string;
  items: number;
  /** The template that it asks with by default. */
  templateId: number;
}

/** The benchmark versions of this workspace among those asked for, in the order asked. */
export async function findPlannedBenchmarks(
  pool: Pool,
  workspaceId: number,
  versionIds: readonly number[],
): Promise<PlannedBenchmark[]> {
  const { rows } = await pool.query<PlannedBenchmark>(
    `select version.id as "versionId", benchmark.title, version.item_count as items,
            version.prompt_template_id as "templateId"
       from unnest($2::int[]) with ordinality as chosen (id, place)
       join benchmark_version version on version.id = chosen.id
       join benchmark on benchmark.id = version.benchmark_id and benchmark.workspace_id = $1
      order by chosen.place`,
    [workspaceId, versionIds],
  );
  return rows;
}

export interface PlannedCheckpoint {
  checkpointId: number;
  /** What it sends by itself. Null: no row has that text yet, so no chosen message is the same. */
  systemMessageId: number | null;
}

/** Where a checkpoint is asked, and how it gets there. */
export interface PlannedBackend {
  backendName: string;
  dialect: Dialect;
  replies: Replies;
  serving: CheckpointServing['kind'];
  /** Whether checkpoints of this backend take the place of the weights that it was started with. */
  isSwitched: boolean;
}

/** Those of these checkpoints that are this workspace's, neither they nor their backends archived. */
export async function findPlannedCheckpoints(
  pool: Pool,
  workspaceId: number,
  checkpointIds: readonly number[],
): Promise<(PlannedCheckpoint & PlannedBackend)[]> {
  const { rows } = await pool.query<PlannedCheckpoint & PlannedBackend>(
    `select checkpoint.id as "checkpointId", message.id as "systemMessageId",
            backend.name as "backendName", backend.dialect, backend.replies, checkpoint.serving,
            ${IS_SWITCHED} as "isSwitched"
       from checkpoint
       join backend on backend.id = checkpoint.backend_id and backend.archived_at is null
       left join system_message message on message.text = coalesce(checkpoint.system_message, '')
      where checkpoint.workspace_id = $1
        and checkpoint.archived_at is null
        and checkpoint.id = any ($2::int[])`,
    [workspaceId, checkpointIds],
  );
  return rows;
}

export interface ExpectedLength {
  checkpointId: number;
  versionId: number;
  templateId: number;
  systemMessageId: number;
  meanCompletionTokens: number;
}

/**
 * Mean reply lengths that earlier runs of these checkpoints on these benchmark versions have shown, by what
 * they were asked with; what was never run is absent.
 */
export async function findExpectedLengths(
  pool: Pool,
  options: { workspaceId: number; checkpointIds: readonly number[]; versionIds: readonly number[] },
): Promise<ExpectedLength[]> {
  const { rows } = await pool.query<ExpectedLength>(
    `select distinct on (run.checkpoint_id, run.benchmark_version_id, run.prompt_template_id,
                         run.system_message_id)
            run.checkpoint_id as "checkpointId",
            run.benchmark_version_id as "versionId",
            run.prompt_template_id as "templateId",
            run.system_message_id as "systemMessageId",
            (rollup.completion_tokens::float8 / rollup.token_samples) as "meanCompletionTokens"
       from run
       join rollup_run rollup on rollup.grading_id = run.current_grading_id
      where run.workspace_id = $1
        and run.checkpoint_id = any ($2::int[])
        and run.benchmark_version_id = any ($3::int[])
        and rollup.token_samples > 0
      order by run.checkpoint_id, run.benchmark_version_id, run.prompt_template_id,
               run.system_message_id, run.id desc`,
    [options.workspaceId, options.checkpointIds, options.versionIds],
  );
  return rows;
}
