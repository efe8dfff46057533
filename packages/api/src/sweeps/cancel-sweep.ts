import { cancelRuns } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { steerSweep } from './steer-sweep.ts';

/**
 * Cancels the runs of a sweep that are not finished; what was measured stays.
 * @throws AssayError 'not-found' for another workspace's sweep, 'conflict' when nothing is left to cancel.
 */
export function cancelSweep(ctx: UseCaseContext, { id }: { id: number }): Promise<void> {
  return steerSweep(ctx, id, {
    change: cancelRuns,
    nothingLeft: 'Nothing of this sweep is left to cancel.',
  });
}
