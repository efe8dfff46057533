import { sweepStatus, type SweepSummary } from '@assay/contracts/sweeps';
import { findSweeps } from '@assay/db/queries/sweeps';

import type { UseCaseContext } from '../use-case.ts';

const NEWEST = 200;

/** The newest two hundred sweeps of the workspace. */
export async function listSweeps({ services, actor }: UseCaseContext): Promise<SweepSummary[]> {
  const rows = await findSweeps(services.pool, actor.workspace.id, NEWEST);
  return rows.map(({ runs, ...row }) => ({ ...row, runs: runs.length, status: sweepStatus(runs) }));
}
