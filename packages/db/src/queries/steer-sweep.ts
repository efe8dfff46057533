import type { Pool, PoolClient } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { Priority } from '@assay/contracts/sweeps';

import type { Executor } from '../executor.ts';
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

/** Of a row of `run` that has ended: there is something to retry. */
const HAS_FAILED = `(status = 'failed'
               or status = 'completed' and exists (select from sample_failure where run_id = run.id))`;

/** Which runs of a sweep a retry would queue again. */
export async function findFailedRuns(
  executor: Executor,
  { workspaceId, sweepId }: SweepKey,
): Promise<number[]> {
  const { rows } = await executor.query<{ id: number }>(
    `select id from run where sweep_id = $2 and workspace_id = $1 and ${HAS_FAILED} order by id`,
    [workspaceId, sweepId],
  );
  return rows.map(({ id }) => id);
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
        where sweep_id = $2 and workspace_id = $1 and ${HAS_FAILED}
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

/**
 * What the shards ask is listed once, under the orders of their runs, and grouped with what failed. Looked up in the order
 * for each pair of a failure and a shard, 2,500 failures of 250 shards took 23 s, in which the runs were held. Not joined:
 * the planner expects a handful of failures and joins them by a loop, which takes as long.
 */
async function reopenFailures(client: PoolClient, runIds: readonly number[]): Promise<void> {
  await client.query(
    `with gone as (
       delete from sample_failure where run_id = any($1::int[]) returning run_id, item_id, repeat
     ), unpacked as materialized (
       select id, item_order[:] as positions from run where id = any($1::int[])
     ), known as (
       select gone.run_id, item.position, gone.repeat, null::int as shard_id
         from gone
         join item on item.id = gone.item_id
        union all
       select shard.run_id,
              coalesce(part.positions[index / shard.repeats - part.first + 1], index / shard.repeats),
              shard.first_repeat + index % shard.repeats,
              shard.id
         from unpacked
         join run_shard shard on shard.run_id = unpacked.id
        cross join lateral (
                select shard.from_index / shard.repeats as first,
                       unpacked.positions[shard.from_index / shard.repeats + 1 : (shard.to_index - 1) / shard.repeats + 1]
                         as positions
                offset 0) as part
        cross join lateral generate_series(shard.from_index, shard.to_index - 1) as index
     )
     update run_shard
        set finished_at = null
      where id in (select max(shard_id)
                     from known
                    group by run_id, position, repeat
                   having count(*) > count(shard_id))`,
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
