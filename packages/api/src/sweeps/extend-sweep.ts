import { AssayError } from '@assay/contracts/errors';
import type { ExtendSweepInput } from '@assay/contracts/sweeps';
import { extendRuns } from '@assay/db/queries/steer-sweep';

import type { UseCaseContext } from '../use-case.ts';
import { requireSweep } from './require-sweep.ts';
import { itemsPerShard } from './shard-size.ts';
import { steerSweep } from './steer-sweep.ts';

/** As many as a sweep may begin with. */
const MOST_REPEATS = 1_000;

/**
 * Asks the items of completed runs some more times. The further repeats have seeds of their own, as if they had
 * been planned from the beginning.
 * @throws AssayError 'not-found' for another workspace's sweep, 'bad-input' beyond 1,000 repeats, 'conflict' when
 *   no run is completed.
 */
export async function extendSweep(
  ctx: UseCaseContext,
  { id, furtherRepeats }: ExtendSweepInput,
): Promise<void> {
  const { spec } = await requireSweep(ctx, id);
  const repeats = spec.repeats + furtherRepeats;
  if (repeats > MOST_REPEATS) {
    throw new AssayError('bad-input', `That would be ${repeats} repeats; 1,000 is the most.`);
  }
  await steerSweep(ctx, id, {
    change: (pool, key) => extendRuns(pool, { ...key, furtherRepeats, itemsPerShard }),
    nothingLeft: 'No run of this sweep is completed: only those are extended.',
  });
}
