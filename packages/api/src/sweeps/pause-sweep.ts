import { pauseRuns } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { steerSweep } from './steer-sweep.ts';

/**
 * Stops a sweep until it is resumed. Its requests in flight are aborted, so that the server is free at once.
 * @throws AssayError 'not-found' for another workspace's sweep, 'conflict' when nothing of it is under way.
 */
export function pauseSweep(ctx: UseCaseContext, { id }: { id: number }): Promise<void> {
  return steerSweep(ctx, id, {
    change: pauseRuns,
    nothingLeft: 'Nothing of this sweep is under way.',
  });
}
