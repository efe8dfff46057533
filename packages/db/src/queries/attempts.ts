import type { Pool } from 'pg';

import type { AttemptRow } from '@assay/contracts/attempts';

interface RunKey {
  workspaceId: number;
  runId: number;
}

/** The attempts of a run that gave no sample, the newest first, without their texts. */
export async function findAttempts(
  pool: Pool,
  { workspaceId, runId }: RunKey,
  { before, limit }: { before: string | null; limit: number },
): Promise<AttemptRow[]> {
  const { rows } = await pool.query<AttemptRow>(
    `select attempt.id::text, item.key as "itemKey", attempt.repeat,
            attempt.error_class as "errorClass", attempt.message,
            attempt.duration_ms as "durationMs", length(attempt.partial_text) as "textLength",
            attempt.created_at as "createdAt"
       from attempt
       join run on run.id = attempt.run_id
       join item on item.id = attempt.item_id
      where attempt.run_id = $2 and run.workspace_id = $1
        and ($3::bigint is null or attempt.id < $3::bigint)
      order by attempt.id desc
      limit $4`,
    [workspaceId, runId, before, limit],
  );
  return rows;
}

/** What had come of the reply; null where nothing had, and for another workspace's. */
export async function findAttemptText(
  pool: Pool,
  { workspaceId, runId, id }: RunKey & { id: string },
): Promise<string | null> {
  const { rows } = await pool.query<{ text: string | null }>(
    `select attempt.partial_text as text
       from attempt
       join run on run.id = attempt.run_id
      where attempt.id = $3::bigint and attempt.run_id = $2 and run.workspace_id = $1`,
    [workspaceId, runId, id],
  );
  return rows[0]?.text ?? null;
}
