import { AssayError } from '@assay/contracts/errors';
import type { InFlightKey } from '@assay/contracts/in-flight';
import { findRun } from '@assay/db/queries/runs';
import { findSiblings } from '@assay/db/queries/samples';

import type { UseCaseContext } from '../use-case.ts';

/**
 * The sample that a request became; null as long as it is not stored.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function findSample(
  { services, actor }: UseCaseContext,
  { runId, itemId, repeat }: InFlightKey,
): Promise<string | null> {
  const { pool } = services;
  const run = await findRun(pool, actor.workspace.id, runId);
  if (!run) throw new AssayError('not-found', `There is no run ${runId} in this workspace.`);
  const repeats = await findSiblings(pool, { runId, gradingId: run.gradingId, itemId });
  return repeats.find((sample) => sample.repeat === repeat)?.id ?? null;
}
