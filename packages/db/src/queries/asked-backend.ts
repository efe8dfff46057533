import type { Executor } from '../executor.ts';
import type { ShardBackend } from '../work/load-shard.ts';

/** A backend as it is asked. Null for another workspace's, and for one that is archived. */
export async function findAskedBackend(
  executor: Executor,
  { workspaceId, backendId }: { workspaceId: number; backendId: number },
): Promise<ShardBackend | null> {
  const { rows } = await executor.query<ShardBackend>(
    `select id, name, dialect, replica_urls as "replicaUrls", secret_cipher as "secretCipher",
            max_concurrency as "maxConcurrency", time_limits as "timeLimits", replies
       from backend
      where workspace_id = $1 and id = $2 and archived_at is null`,
    [workspaceId, backendId],
  );
  return rows[0] ?? null;
}
