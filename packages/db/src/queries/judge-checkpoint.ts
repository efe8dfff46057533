import type { NamedJudge } from '@assay/contracts/checkpoint-serving';

import type { Executor } from '../executor.ts';
import type { ShardBackend } from '../work/load-shard.ts';
import { IS_SWITCHED } from './stored-serving.ts';

/** A checkpoint as it is asked to judge. */
export interface JudgeCheckpoint extends Pick<NamedJudge, 'name' | 'serving' | 'isSwitched'> {
  servedName: string;
  systemMessage: string | null;
  backend: ShardBackend;
}

/** Null for another workspace's: a judge is asked with its backend's secret. */
export async function findJudgeCheckpoint(
  executor: Executor,
  { workspaceId, checkpointId }: { workspaceId: number; checkpointId: number },
): Promise<JudgeCheckpoint | null> {
  const { rows } = await executor.query<JudgeRow>(
    `select checkpoint.name as "checkpointName", checkpoint.serving, ${IS_SWITCHED} as "isSwitched",
            checkpoint.served_name as "servedName", checkpoint.system_message as "systemMessage",
            backend.id, backend.name, backend.dialect, backend.replica_urls as "replicaUrls",
            backend.secret_cipher as "secretCipher", backend.max_concurrency as "maxConcurrency",
            backend.time_limits as "timeLimits", backend.replies
       from checkpoint
       join backend on backend.id = checkpoint.backend_id
      where checkpoint.workspace_id = $1 and checkpoint.id = $2`,
    [workspaceId, checkpointId],
  );
  const [row] = rows;
  if (!row) return null;
  const { checkpointName: name, serving, isSwitched, servedName, systemMessage, ...backend } = row;
  return { name, serving, isSwitched, servedName, systemMessage, backend };
}

type JudgeRow = Omit<JudgeCheckpoint, 'name' | 'backend'> &
  ShardBackend & { checkpointName: string };

/** The checkpoints of a workspace that the parameters of these rows name as their judge, each once. */
export async function findNamedJudges(
  executor: Executor,
  workspaceId: number,
  { table, ids }: { table: 'grading' | 'benchmark_version'; ids: readonly number[] },
): Promise<NamedJudge[]> {
  const { rows } = await executor.query<NamedJudge>(
    `select checkpoint.name, checkpoint.serving, backend.name as "backendName",
            ${IS_SWITCHED} as "isSwitched"
       from checkpoint
       join backend on backend.id = checkpoint.backend_id
      where checkpoint.workspace_id = $1
        and to_jsonb(checkpoint.id) in (
              select grader_params -> 'judge' -> 'checkpointId' from ${table}
               where id = any ($2::int[]) and grader_kind = 'judge')
      order by checkpoint.name`,
    [workspaceId, ids],
  );
  return rows;
}
