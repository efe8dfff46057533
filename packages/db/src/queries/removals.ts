import type { Pool } from 'pg';

import type { Removal } from '@assay/contracts/backends';

import { inTransaction } from '../transaction.ts';

/** Conditions on a row: nothing refers to it, so that it can go without leaving a gap anywhere. */
export const UNUSED_BACKEND = `
  not exists (select from checkpoint user_of where user_of.backend_id = backend.id)`;

export const UNUSED_CHECKPOINT = `
  (not exists (select from run where run.checkpoint_id = checkpoint.id)
   and not exists (select from checkpoint child where child.parent_id = checkpoint.id)
   and not exists (
         select from benchmark_version version
          where version.grader_params -> 'judge' -> 'checkpointId' = to_jsonb(checkpoint.id))
   and not exists (
         select from grading
          where grading.grader_params -> 'judge' -> 'checkpointId' = to_jsonb(checkpoint.id)))`;

/** A row of one workspace. */
export interface RowKey {
  workspaceId: number;
  id: number;
}

/** Deletes a backend that no checkpoint was ever on, else hides it. Null when it is not there. */
export function removeBackend(pool: Pool, key: RowKey): Promise<Removal | null> {
  return remove(pool, key, { table: 'backend', unused: UNUSED_BACKEND });
}

/** Deletes a checkpoint that nothing refers to, else hides it. Null when it is not there. */
export function removeCheckpoint(pool: Pool, key: RowKey): Promise<Removal | null> {
  return remove(pool, key, { table: 'checkpoint', unused: UNUSED_CHECKPOINT });
}

async function remove(
  pool: Pool,
  { workspaceId, id }: RowKey,
  { table, unused }: { table: 'backend' | 'checkpoint'; unused: string },
): Promise<Removal | null> {
  const isThis = `${table}.workspace_id = $1 and ${table}.id = $2 and ${table}.archived_at is null`;
  return inTransaction(pool, async (client) => {
    const deleted = await client.query(`delete from ${table} where ${isThis} and ${unused}`, [
      workspaceId,
      id,
    ]);
    if (deleted.rowCount === 1) return 'deleted';
    const archived = await client.query(`update ${table} set archived_at = now() where ${isThis}`, [
      workspaceId,
      id,
    ]);
    return archived.rowCount === 1 ? 'archived' : null;
  });
}
