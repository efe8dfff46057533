import { resumeRuns } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { steerSweep } from './steer-sweep.ts';

/**
 * Lets a paused sweep go on where it was.
 * @throws AssayError 'not-found' for another workspace's sweep, 'conflict' when it is not paused.
 */
export function resumeSweep(ctx: UseCaseContext, { id }: { id: number }): Promise<void> {
  return steerSweep(ctx, id, { change: resumeRuns, nothingLeft: 'This sweep is not paused.' });
}
