import type { Pool, PoolClient } from 'pg';

import { inTransaction } from '../transaction.ts';

/**
 * Marks a shard as finished and, when it was the last of its run, the run: completed, or failed with the
 * commonest reason when not one generation succeeded.
 *
 * @returns true for the one call that ended the run
 */
export async function markShardFinished(pool: Pool, shardId: number): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const runId = await lockRun(client, shardId);
    if (runId === null) return false;
    await client.query(
      'update run_shard set finished_at = now() where id = $1 and finished_at is null',
      [shardId],
    );
    return endRunIfDone(client, runId);
  });
}

/** The shards of one run finish one after the other, so that exactly one sees that it is the last. */
async function lockRun(client: PoolClient, shardId: number): Promise<number | null> {
  // Not "for update": that would hold up the samples of the run, whose foreign key locks its row.
  const { rows } = await client.query<{ id: number }>(
    `select run.id
       from run
       join run_shard on run_shard.run_id = run.id
      where run_shard.id = $1
        for no key update of run`,
    [shardId],
  );
  return rows[0]?.id ?? null;
}

async function endRunIfDone(client: PoolClient, runId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `with ending as (
       select exists (select from sample where run_id = $1) as has_samples,
              (select message
                 from sample_failure
                where run_id = $1
                group by message
                order by count(*) desc, message
                limit 1) as commonest_failure
     )
     update run
        set status = (case when ending.has_samples then 'completed' else 'failed' end)::run_status,
            status_reason = case when not ending.has_samples
              then 'Every generation failed: ' || coalesce(ending.commonest_failure, 'no reason was kept.') end,
            finished_at = now()
       from ending
      where run.id = $1
        and run.status in ('queued', 'running')
        and not exists (select from run_shard where run_id = $1 and finished_at is null)`,
    [runId],
  );
  return rowCount === 1;
}
