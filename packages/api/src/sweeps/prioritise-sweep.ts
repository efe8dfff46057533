import type { Priority } from '@assay/contracts/sweeps';
import { setSweepPriority } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { requireSweep } from './require-sweep.ts';

/**
 * Lets a sweep go before others, or behind them.
 * @throws AssayError 'not-found' for another workspace's sweep.
 */
export async function prioritiseSweep(
  ctx: UseCaseContext,
  { id, priority }: { id: number; priority: Priority },
): Promise<void> {
  await requireSweep(ctx, id);
  const { services, actor } = ctx;
  await setSweepPriority(services.pool, { workspaceId: actor.workspace.id, sweepId: id, priority });
  services.progress.announce(id);
}
