import type { Pool, QueryResult } from 'pg';

import { ENQUEUE_DECISION } from '../queue/enqueue-decision-sql.ts';

export interface FinishedShard {
  shardId: number;
  /** As often had its run been begun when the shard was read. */
  tries: number;
}

/**
 * Marks a shard as finished and, when it was the last of its run, the run: completed, or failed with the
 * commonest reason when not one generation succeeded. Of a sweep that stops when decided a look is queued with it.
 * A shard that was read before somebody retried its run stays as it is: its failures are to be asked again.
 * A run that was paused while its last replies arrived ends as well, since nothing is left to resume; but where a look
 * could let it go on, it stays paused.
 *
 * @returns true for the one call that ended the run
 */
export async function markShardFinished(pool: Pool, shard: FinishedShard): Promise<boolean> {
  const results: unknown = await pool.query(finishing(shard));
  return (results as QueryResult[]).at(-1)?.rowCount === 1;
}

/**
 * Three statements, one transaction, one message: the shards of one run finish one after the other, so that
 * exactly one sees that it is the last, and none holds the run's row while a busy worker gets round to the next
 * statement. Each statement sees what was committed before it. Such a message takes no parameters.
 */
function finishing({ shardId, tries }: FinishedShard): string {
  if (!Number.isSafeInteger(shardId)) throw new RangeError(`${shardId} is not the id of a shard.`);
  if (!Number.isSafeInteger(tries)) throw new RangeError(`${tries} is not a number of tries.`);
  const runId = `(select run_id from run_shard where id = ${shardId})`;
  // Not "for update": that would hold up the samples of the run, whose foreign key locks its row.
  return `
    select from run where id = ${runId} for no key update;

    update run_shard shard
       set finished_at = now()
      from run
     where shard.id = ${shardId} and shard.finished_at is null
       and run.id = shard.run_id and run.tries = ${tries};

    with ending as (
      select exists (select from sample where run_id = ${runId}) as has_samples,
             (select message
                from sample_failure
               where run_id = ${runId}
               group by message
               order by count(*) desc, message
               limit 1) as commonest_failure
    ), ended as (
    update run
       set status = (case when ending.has_samples then 'completed' else 'failed' end)::run_status,
           status_reason = case when not ending.has_samples
             then 'Every generation failed: ' || coalesce(ending.commonest_failure, 'no reason was kept.') end,
           finished_at = now()
      from ending
     where run.id = ${runId}
       and (run.status in ('queued', 'running')
            or run.status = 'paused'
               and not (ending.has_samples and exists (
                     select from sweep where sweep.id = run.sweep_id and sweep.spec ? 'stopping')))
       and run.tries = ${tries}
       and not exists (select from run_shard where run_id = ${runId} and finished_at is null)
    returning run.sweep_id)
    select ${ENQUEUE_DECISION} from ended join sweep on sweep.id = ended.sweep_id;`;
}
