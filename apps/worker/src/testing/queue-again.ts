import type { SweepSpec } from '@assay/contracts/sweeps';
import type { DatabasePool } from '@assay/db/pool';
import { insertSweep } from '@assay/db/queries/create-sweep';
import type { SweepKey } from '@assay/db/queries/steer-sweep';
import { inTransaction } from '@assay/db/transaction';

/** Queues what another sweep asks once more, on the same backend, with what is to be different. */
export async function queueAgain(
  pool: DatabasePool,
  { sweepId, workspaceId }: SweepKey,
  {
    itemsPerShard,
    ...changes
  }: { itemsPerShard: number } & Pick<SweepSpec, 'repeats' | 'itemLimit'>,
): Promise<SweepKey> {
  const spec = await readSpec(pool, sweepId);
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

async function readSpec(pool: DatabasePool, sweepId: number): Promise<SweepSpec> {
  const { rows } = await pool.query<{ spec: SweepSpec }>('select spec from sweep where id = $1', [
    sweepId,
  ]);
  const [row] = rows;
  if (!row) throw new Error(`There is no sweep ${sweepId}.`);
  return row.spec;
}
