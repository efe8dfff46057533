import type { Pool, PoolClient } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { Priority } from '@assay/contracts/sweeps';

import { enqueueShardJobs, removeShardJobs } from '../queue/enqueue-shards.ts';
import { inTransaction } from '../transaction.ts';
import { lockSweep } from './extend-sweep.ts';
import {
  enqueueDecision,
  isDecisionQueued,
  removeDecision,
  WAITS_FOR_LOOK,
} from './sweep-stopping.ts';

/** A sweep of one workspace; runs of any other are never touched. */
export interface SweepKey {
  workspaceId: number;
  sweepId: number;
}

/**
 * Cancels what is not finished, of a sweep that stops when decided also what waits for the look after a round: it may
 * go on. Workers see the status and abort; a sample that was already paid for is still recorded.
 *
 * @returns how many runs
 */
export async function cancelRuns(pool: Pool, key: SweepKey): Promise<number> {
  return inTransaction(pool, async (client) => {
    // A look that is under way ends first, and what it lets go on is cancelled as well.
    await lockSweep(client, key);
    const isToBeDecided = await isDecisionQueued(client, key.sweepId);
    const { rowCount } = await client.query(
      `update run
          set status = 'cancelled', status_reason = 'Cancelled by a person.',
              finished_at = coalesce(finished_at, now())
        where sweep_id = $2 and workspace_id = $1
          and (status in ('queued', 'running', 'paused')
               or $3 and ${WAITS_FOR_LOOK})`,
      [key.workspaceId, key.sweepId, isToBeDecided],
    );
    await removeShardJobs(client, key.sweepId);
    await removeDecision(client, key.sweepId);
    return rowCount ?? 0;
  });
}

/**
 * Stops what is not finished until it is resumed. Requests in flight are aborted, and asked again then. Of a sweep that
 * stops when decided, what waits for the look after a round is paused as well: the look comes when it is resumed.
 *
 * @returns how many runs
 */
export async function pauseRuns(pool: Pool, key: SweepKey): Promise<number> {
  const { workspaceId, sweepId } = key;
  return inTransaction(pool, async (client) => {
    // A look that is under way ends first, and what it lets go on is paused as well.
    await lockSweep(client, key);
    const isToBeDecided = await isDecisionQueued(client, sweepId);
    const { rowCount } = await client.query(
      `update run set status = 'paused', status_reason = 'Paused by a person.'
        where sweep_id = $2 and workspace_id = $1
          and (status in ('queued', 'running') or $3 and ${WAITS_FOR_LOOK})`,
      [workspaceId, sweepId, isToBeDecided],
    );
    await removeShardJobs(client, sweepId);
    return rowCount ?? 0;
  });
}

/** Lets paused runs go on; one that has asked all of its round waits for the look again. @returns how many */
export async function resumeRuns(pool: Pool, { workspaceId, sweepId }: SweepKey): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ status: RunStatus }>(
      `update run
          set status_reason = null,
              status = (case when not exists (select from run_shard
                                               where run_id = run.id and finished_at is null)
                             then 'completed'
                             when started_at is null then 'queued' else 'running' end)::run_status
        where sweep_id = $2 and workspace_id = $1 and status = 'paused'
       returning status`,
      [workspaceId, sweepId],
    );
    await enqueueShardJobs(client, sweepId);
    if (rows.some(({ status }) => status === 'completed')) await enqueueDecision(client, sweepId);
    return rows.length;
  });
}

/**
 * Forgets the named failures of runs that have ended, and queues what they stood for; also what runs that broke
 * never asked for. Samples stay, and the log of attempts.
 *
 * @returns how many runs
 */
export async function retryFailedRuns(
  pool: Pool,
  { workspaceId, sweepId }: SweepKey,
): Promise<number> {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `update run
          set status = 'queued', status_reason = null, finished_at = null, tries = tries + 1
        where sweep_id = $2 and workspace_id = $1
          and (status = 'failed'
               or status = 'completed' and exists (select from sample_failure where run_id = run.id))
       returning id`,
      [workspaceId, sweepId],
    );
    await reopenFailures(
      client,
      rows.map(({ id }) => id),
    );
    await enqueueShardJobs(client, sweepId);
    return rows.length;
  });
}

async function reopenFailures(client: PoolClient, runIds: readonly number[]): Promise<void> {
  await client.query(
    `with gone as (
       delete from sample_failure where run_id = any($1::int[]) returning run_id, item_id, repeat
     ), placed as (
       select gone.run_id, gone.repeat,
              coalesce(array_position(run.item_order, item.position) - 1, item.position) as item_place
         from gone
         join run on run.id = gone.run_id
         join item on item.id = gone.item_id
     )
     update run_shard shard
        set finished_at = null
       from placed
      where shard.run_id = placed.run_id
        and placed.repeat >= shard.first_repeat
        and placed.repeat < shard.first_repeat + shard.repeats
        and placed.item_place * shard.repeats + placed.repeat - shard.first_repeat
            between shard.from_index and shard.to_index - 1`,
    [runIds],
  );
}

/** Changes what a sweep stands behind: on the queue at once, in workers that have begun it within a moment. */
export async function setSweepPriority(
  pool: Pool,
  { workspaceId, sweepId, priority }: SweepKey & { priority: Priority },
): Promise<void> {
  await inTransaction(pool, async (client) => {
    await client.query('update sweep set priority = $3 where id = $2 and workspace_id = $1', [
      workspaceId,
      sweepId,
      priority,
    ]);
    await removeShardJobs(client, sweepId);
    await enqueueShardJobs(client, sweepId);
  });
}
