import type { Pool } from 'pg';

import { findRunShapes, growRun, lockSweep } from '../queries/extend-sweep.ts';
import type { SweepKey } from '../queries/steer-sweep.ts';
import { enqueueShardJobs } from '../queue/enqueue-shards.ts';
import { inTransaction } from '../transaction.ts';

/** All runs of a sweep ask so much from now on. */
export async function growSweep(
  pool: Pool,
  sweep: SweepKey,
  to: { itemCount: number; repeats: number; itemsPerShard: number },
): Promise<void> {
  const { itemsPerShard, ...size } = to;
  await inTransaction(pool, async (client) => {
    await lockSweep(client, sweep);
    for (const { runId } of await findRunShapes(client, sweep)) {
      await growRun(client, { runId, ...size }, () => itemsPerShard);
    }
    await enqueueShardJobs(client, sweep.sweepId);
  });
}
