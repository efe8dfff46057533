import { AssayError } from '@assay/contracts/errors';
import type { SweepDetail } from '@assay/contracts/sweeps';
import { findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's sweep. */
export async function getSweep(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
): Promise<SweepDetail> {
  const sweep = await findSweep(services.pool, actor.workspace.id, id);
  if (!sweep) throw new AssayError('not-found', `There is no sweep ${id} in this workspace.`);
  return { ...sweep, progress: await services.progress.read(id) };
}
