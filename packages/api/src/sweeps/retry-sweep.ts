import { findFailedRuns, retryFailedRuns } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { refuseOtherModel } from './refuse-other-model.ts';
import { steerSweep } from './steer-sweep.ts';

/**
 * Asks again for what failed in runs that have ended, and for what broken runs never asked for.
 * @throws AssayError 'not-found' for another workspace's sweep, 'conflict' when nothing of it has failed, or
 *   a run would go on with another model.
 */
export function retrySweep(ctx: UseCaseContext, { id }: { id: number }): Promise<void> {
  return steerSweep(ctx, id, {
    async change(pool, key) {
      await refuseOtherModel(pool, await findFailedRuns(pool, key));
      return retryFailedRuns(pool, key);
    },
    nothingLeft: 'No run of this sweep has ended with a failure.',
  });
}
