import { explicitSampling } from '@assay/contracts/sampling';
import type { SweepSpec } from '@assay/contracts/sweeps';
import { insertSweep } from '@assay/db/queries/create-sweep';
import { inTransaction } from '@assay/db/transaction';

import type { UseCaseContext } from '../use-case.ts';
import { planSweep } from './plan-sweep.ts';
import { itemsPerShard } from './shard-size.ts';

/**
 * Queues a sweep, with every sampling parameter named: its runs, shards and jobs are stored in one transaction.
 * @throws AssayError as planSweep does.
 */
export async function createSweep(ctx: UseCaseContext, wished: SweepSpec): Promise<{ id: number }> {
  const spec = { ...wished, sampling: explicitSampling(wished.sampling) };
  await planSweep(ctx, spec);
  const { services, actor } = ctx;
  const id = await inTransaction(services.pool, (client) =>
    insertSweep(client, {
      workspaceId: actor.workspace.id,
      createdById: actor.userId,
      spec,
      itemsPerShard,
    }),
  );
  return { id };
}
