import type { Executor } from '../executor.ts';
import type { ShardBackend } from '../work/load-shard.ts';

/** A checkpoint as it is asked to judge. */
export interface JudgeCheckpoint {
  servedName: string;
  systemMessage: string | null;
  backend: ShardBackend;
}

/** Null for another workspace's: a judge is asked with its backend's secret. */
export async function findJudgeCheckpoint(
  executor: Executor,
  { workspaceId, checkpointId }: { workspaceId: number; checkpointId: number },
): Promise<JudgeCheckpoint | null> {
  const { rows } = await executor.query<Omit<JudgeCheckpoint, 'backend'> & ShardBackend>(
    `select checkpoint.served_name as "servedName", checkpoint.system_message as "systemMessage",
            backend.id, backend.name, backend.dialect, backend.replica_urls as "replicaUrls",
            backend.secret_cipher as "secretCipher", backend.max_concurrency as "maxConcurrency"
       from checkpoint
       join backend on backend.id = checkpoint.backend_id
      where checkpoint.workspace_id = $1 and checkpoint.id = $2`,
    [workspaceId, checkpointId],
  );
  const [row] = rows;
  if (!row) return null;
  const { servedName, systemMessage, ...backend } = row;
  return { servedName, systemMessage, backend };
}
