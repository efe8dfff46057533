import { decideSweep } from '@assay/api/sweeps/decide-sweep';
import type { JobPayload } from '@assay/contracts/jobs/registry';

import type { Engine } from '../engine/engine.ts';

/** Those who watch the sweep wait for it: it goes on or ends here. */
export async function handleDecideSweep(
  { pool, progress }: Engine,
  { sweepId }: JobPayload<'decide-sweep'>,
): Promise<void> {
  await decideSweep(pool, sweepId);
  progress.announce(sweepId);
}
