import type { Pool } from 'pg';

import type { Archived } from '@assay/contracts/archived';

import type { RowKey } from './removals.ts';

/** What can be archived; its table has that name. */
export type Archivable = 'backend' | 'checkpoint';

/** What is archived in a workspace, the latest first. */
export async function findArchived(
  pool: Pool,
  table: Archivable,
  workspaceId: number,
): Promise<Archived[]> {
  const { rows } = await pool.query<Archived>(
    `select id, name, archived_at as "archivedAt" from ${table}
      where workspace_id = $1 and archived_at is not null
      order by archived_at desc, name`,
    [workspaceId],
  );
  return rows;
}

/** False when the workspace has no such row in its archive. */
export async function restoreArchived(
  pool: Pool,
  table: Archivable,
  { workspaceId, id }: RowKey,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `update ${table} set archived_at = null
      where workspace_id = $1 and id = $2 and archived_at is not null`,
    [workspaceId, id],
  );
  return rowCount === 1;
}
