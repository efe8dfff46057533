import type { SweepSpec } from '@assay/contracts/sweeps';

import type { DatabasePool } from '../pool.ts';
import { insertSweep } from '../queries/create-sweep.ts';
import type { SweepKey } from '../queries/steer-sweep.ts';
import { inTransaction } from '../transaction.ts';

/** Queues what another sweep asks once more, on the same backend, with what is to be different. */
export async function queueAgain(
  pool: DatabasePool,
  sweepId: number,
  {
    itemsPerShard,
    ...changes
  }: { itemsPerShard: number } & Partial<Pick<SweepSpec, 'repeats' | 'itemLimit'>>,
): Promise<SweepKey> {
  const { workspaceId, spec } = await readSweep(pool, sweepId);
  const again = await inTransaction(pool, (client) =>
    insertSweep(client, {
      workspaceId,
      createdById: null,
      spec: { ...spec, ...changes },
      itemsPerShard: () => itemsPerShard,
    }),
  );
  return { sweepId: again, workspaceId };
}

async function readSweep(
  pool: DatabasePool,
  sweepId: number,
): Promise<{ workspaceId: number; spec: SweepSpec }> {
  const { rows } = await pool.query<{ workspaceId: number; spec: SweepSpec }>(
    `select workspace_id as "workspaceId", spec from sweep where id = $1`,
    [sweepId],
  );
  const [row] = rows;
  if (!row) throw new Error(`There is no sweep ${sweepId}.`);
  return row;
}
