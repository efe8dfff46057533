import { AssayError } from '@assay/contracts/errors';
import type { GradingInfo, ListGradings } from '@assay/contracts/gradings';
import { findGradings } from '@assay/db/queries/gradings';
import { findRun } from '@assay/db/queries/runs';
import { findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/**
 * All gradings of a run or of a sweep's runs, the newest first; one that is running says how far it is.
 * @throws AssayError 'not-found' for another workspace's run or sweep.
 */
export async function listGradings(
  { services, actor }: UseCaseContext,
  scope: ListGradings,
): Promise<GradingInfo[]> {
  const workspaceId = actor.workspace.id;
  if ('runId' in scope && !(await findRun(services.pool, workspaceId, scope.runId))) {
    throw new AssayError('not-found', `There is no run ${scope.runId} in this workspace.`);
  }
  if ('sweepId' in scope && !(await findSweep(services.pool, workspaceId, scope.sweepId))) {
    throw new AssayError('not-found', `There is no sweep ${scope.sweepId} in this workspace.`);
  }
  return findGradings(services.pool, workspaceId, scope);
}
