import { sweepStatus } from '@assay/contracts/sweeps';
import { createPool } from '@assay/db/pool';
import { findRunProgress, findSweepByName } from '@assay/db/queries/sweeps';

import { DEMO_SWEEP_NAME } from './demo-sweep.ts';

export interface DemoProgress {
  /** Samples and given-up ones. */
  done: number;
  planned: number;
  finished: boolean;
}

/** How far the demo sweep is; null when there is none. */
export async function demoProgress(databaseUrl: string): Promise<DemoProgress | null> {
  const pool = createPool({
    connectionString: databaseUrl,
    max: 1,
    applicationName: 'assay-launcher',
  });
  try {
    const sweepId = await findSweepByName(pool, null, DEMO_SWEEP_NAME);
    if (sweepId === null) return null;
    const runs = await findRunProgress(pool, sweepId);
    const status = sweepStatus(runs);
    return {
      done: runs.reduce((sum, run) => sum + run.samples + run.failures, 0),
      planned: runs.reduce((sum, run) => sum + run.planned, 0),
      finished: status !== 'queued' && status !== 'running',
    };
  } finally {
    await pool.end();
  }
}
