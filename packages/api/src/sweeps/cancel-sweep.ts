import { AssayError } from '@assay/contracts/errors';
import { cancelRuns, findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/**
 * Cancels the runs of a sweep that are not finished; what was measured stays.
 * @throws AssayError 'not-found' for another workspace's sweep, 'conflict' when nothing is left to cancel.
 */
export async function cancelSweep(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<void> {
  const workspaceId = actor.workspace.id;
  const sweep = await findSweep(services.pool, workspaceId, id);
  if (!sweep) throw new AssayError('not-found', `There is no sweep ${id} in this workspace.`);
  const cancelled = await cancelRuns(services.pool, workspaceId, id);
  if (cancelled === 0) throw new AssayError('conflict', 'Nothing of this sweep is left to cancel.');
  services.progress.announce(id);
}
