import { AssayError } from '@assay/contracts/errors';
import type { SweepProgress } from '@assay/contracts/sweeps';
import { findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/**
 * The progress of a sweep now, whenever it moves, and a last time when it has ended.
 * @throws AssayError 'not-found' for another workspace's sweep, before the first event: an error out of the
 *   generator would pass by the translation of errors.
 */
export async function watchSweep(
  { services, actor }: UseCaseContext,
  { id }: { id: number },
  signal: AbortSignal | undefined,
): Promise<AsyncGenerator<SweepProgress>> {
  if (!(await findSweep(services.pool, actor.workspace.id, id))) {
    throw new AssayError('not-found', `There is no sweep ${id} in this workspace.`);
  }
  return services.progress.watch(id, signal);
}
