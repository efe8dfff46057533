import type { StoppingState } from '@assay/contracts/sweep-stopping';
import { findLooks } from '@assay/db/queries/sweep-stopping';

import type { UseCaseContext } from '../use-case.ts';
import { requireSweep } from './require-sweep.ts';

/**
 * What is decided in a sweep, look by look; null for one that does not stop by itself.
 * @throws AssayError 'not-found' for another workspace's sweep.
 */
export async function stoppingOfSweep(
  ctx: UseCaseContext,
  { id: sweepId }: { id: number },
): Promise<StoppingState | null> {
  const { spec } = await requireSweep(ctx, sweepId);
  if (spec.stopping === undefined) return null;
  const { stopping, repeats: mostRepeats } = spec;
  const { question } = stopping;
  const baselineId = question.kind === 'comparison' ? question.baselineCheckpointId : null;
  const key = { workspaceId: ctx.actor.workspace.id, sweepId };
  return { stopping, mostRepeats, runs: await findLooks(ctx.services.pool, key, baselineId) };
}
