import { AssayError } from '@assay/contracts/errors';
import { findCellCounts, type CellCounts } from '@assay/db/queries/cells';
import { findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/**
 * The runs that the leaderboard of a sweep, or of all, shows.
 * @throws AssayError 'not-found' for another workspace's sweep.
 */
export async function cellsOfScope(
  { services, actor }: UseCaseContext,
  { sweepId }: { sweepId: number | undefined },
): Promise<CellCounts[]> {
  const workspaceId = actor.workspace.id;
  if (sweepId !== undefined && !(await findSweep(services.pool, workspaceId, sweepId))) {
    throw new AssayError('not-found', `There is no sweep ${sweepId} in this workspace.`);
  }
  return findCellCounts(services.pool, { workspaceId, sweepId });
}
