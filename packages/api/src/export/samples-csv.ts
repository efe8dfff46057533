import { AssayError } from '@assay/contracts/errors';
import { exportSamples } from '@assay/db/queries/export-samples';
import { findRun } from '@assay/db/queries/runs';
import { findSweep } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

/**
 * The samples of a run, a sweep or the whole workspace as a CSV stream.
 * @throws AssayError 'not-found' before the first byte when the run or sweep is another workspace's.
 */
export async function exportSamplesCsv(
  { services, actor }: UseCaseContext,
  { sweepId, runId }: { sweepId?: number | undefined; runId?: number | undefined },
): Promise<AsyncGenerator<Uint8Array>> {
  const { pool } = services;
  const workspaceId = actor.workspace.id;
  if (sweepId !== undefined && !(await findSweep(pool, workspaceId, sweepId))) {
    throw new AssayError('not-found', `There is no sweep ${sweepId} in this workspace.`);
  }
  if (runId !== undefined && !(await findRun(pool, workspaceId, runId))) {
    throw new AssayError('not-found', `There is no run ${runId} in this workspace.`);
  }
  return exportSamples(pool, { workspaceId, sweepId: sweepId ?? null, runId: runId ?? null });
}
