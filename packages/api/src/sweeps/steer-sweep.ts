import { AssayError } from '@assay/contracts/errors';
import type { Pool } from '@assay/db/pool';
import type { SweepKey } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { requireSweep } from './require-sweep.ts';

export interface Steering {
  /** Changes the runs that it can, and says how many. */
  change: (pool: Pool, key: SweepKey) => Promise<number>;
  /** What is said when there was none. */
  nothingLeft: string;
}

/**
 * Changes the course of a sweep, and tells those who watch it.
 * @throws AssayError 'not-found' for another workspace's sweep, 'conflict' when no run could be changed.
 */
export async function steerSweep(
  ctx: UseCaseContext,
  sweepId: number,
  { change, nothingLeft }: Steering,
): Promise<void> {
  await requireSweep(ctx, sweepId);
  const { services, actor } = ctx;
  const changed = await change(services.pool, { workspaceId: actor.workspace.id, sweepId });
  if (changed === 0) throw new AssayError('conflict', nothingLeft);
  services.progress.announce(sweepId);
}
