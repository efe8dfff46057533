import type { PoolClient } from 'pg';

import type { SweepSpec } from '@assay/contracts/sweeps';

import { enqueueShardJobs } from '../queue/enqueue-shards.ts';
import { insertRuns } from './insert-runs.ts';

export interface NewSweep {
  workspaceId: number;
  createdById: number | null;
  spec: SweepSpec;
  /** How many items one shard of a run covers. */
  itemsPerShard: (itemCount: number, repeats: number) => number;
}

/**
 * Stores a sweep with its runs, their first gradings and their shards, and queues the shards: all in the
 * caller's transaction, so that a sweep is queued whole or not at all.
 */
export async function insertSweep(client: PoolClient, sweep: NewSweep): Promise<number> {
  const { workspaceId, spec, itemsPerShard } = sweep;
  const sweepId = await insertSweepRow(client, sweep);
  await insertRuns(client, { workspaceId, sweepId, spec, itemsPerShard });
  await enqueueShardJobs(client, sweepId);
  return sweepId;
}

async function insertSweepRow(
  client: PoolClient,
  { workspaceId, createdById, spec }: NewSweep,
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into sweep (workspace_id, name, created_by_id, spec) values ($1, $2, $3, $4) returning id`,
    [workspaceId, spec.name, createdById, JSON.stringify(spec)],
  );
  const [row] = rows;
  if (!row) throw new Error('an insert that returns its row returned none');
  return row.id;
}
