import { AssayError } from '@assay/contracts/errors';
import { findSweep, type SweepRow } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/** @throws AssayError 'not-found' for another workspace's sweep. */
export async function requireSweep(
  { services, actor }: UseCaseContext,
  sweepId: number,
): Promise<SweepRow> {
  const sweep = await findSweep(services.pool, actor.workspace.id, sweepId);
  if (sweep) return sweep;
  throw new AssayError('not-found', `There is no sweep ${sweepId} in this workspace.`);
}
