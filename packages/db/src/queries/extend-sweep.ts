import type { PoolClient } from 'pg';

import type { RunStatus } from '@assay/contracts/cells';
import type { SweepSpec } from '@assay/contracts/sweeps';

import type { Executor } from '../executor.ts';
import { appendItemOrder } from '../work/item-order.ts';
import { insertShards } from './insert-shards.ts';
import type { SweepKey } from './steer-sweep.ts';
import { IS_DECIDED } from './sweep-stopping.ts';

/** How much of its benchmark version a run asks. */
export interface RunShape {
  runId: number;
  status: RunStatus;
  itemCount: number;
  repeats: number;
  /** All that its benchmark version has. */
  versionItems: number;
  /** It stopped by itself before it had all repeats. */
  isDecided: boolean;
}

/**
 * Holds a sweep and its runs, so that no two extend it at once and no shard of it is claimed or ends meanwhile.
 * Not "for update": that would hold up the samples of the runs, whose foreign key locks their rows.
 */
export async function lockSweep(
  client: PoolClient,
  { workspaceId, sweepId }: SweepKey,
): Promise<void> {
  const key = [workspaceId, sweepId];
  await client.query(
    'select from sweep where workspace_id = $1 and id = $2 for no key update',
    key,
  );
  await client.query(
    'select from run where workspace_id = $1 and sweep_id = $2 order by id for no key update',
    key,
  );
}

/** The shapes of all runs of a sweep, in the order of their ids. */
export async function findRunShapes(
  executor: Executor,
  { workspaceId, sweepId }: SweepKey,
): Promise<RunShape[]> {
  const { rows } = await executor.query<RunShape>(
    `select run.id as "runId", run.status, run.item_count as "itemCount", run.repeats,
            version.item_count as "versionItems",
            ${IS_DECIDED} as "isDecided"
       from run
       join benchmark_version version on version.id = run.benchmark_version_id
      where run.workspace_id = $1 and run.sweep_id = $2
      order by run.id`,
    [workspaceId, sweepId],
  );
  return rows;
}

export interface GrownRun {
  runId: number;
  /** What it is to ask in the end: not less than it does. */
  itemCount: number;
  repeats: number;
}

/**
 * Lets a run ask more items, each more often, in the caller's transaction, which holds the run: further repeats of
 * the items it has, under seeds that follow on those before, and all repeats of further items. A run that was
 * completed is queued again, or paused where others of its sweep are; its shards are not on the queue yet.
 */
export async function growRun(
  client: PoolClient,
  { runId, itemCount, repeats }: GrownRun,
  itemsPerShard: (itemCount: number, repeats: number) => number,
): Promise<void> {
  const before = await reopenRun(client, runId);
  const moreRepeats = repeats - before.repeats;
  const moreItems = itemCount - before.itemCount;
  if (moreRepeats > 0) {
    await client.query('update run set repeats = $2 where id = $1', [runId, repeats]);
    await insertShards(client, {
      runId,
      firstRepeat: before.repeats,
      repeats: moreRepeats,
      fromItem: 0,
      itemsPerShard: itemsPerShard(before.itemCount, moreRepeats),
    });
  }
  if (moreItems > 0) {
    const fromItem = before.itemCount;
    await client.query('update run set item_count = $2 where id = $1', [runId, itemCount]);
    await appendItemOrder(client, { runId, fromItem });
    await insertShards(client, {
      runId,
      firstRepeat: 0,
      repeats,
      fromItem,
      itemsPerShard: itemsPerShard(moreItems, repeats),
    });
  }
}

async function reopenRun(
  client: PoolClient,
  runId: number,
): Promise<Pick<RunShape, 'itemCount' | 'repeats'>> {
  const { rows } = await client.query<Pick<RunShape, 'itemCount' | 'repeats'>>(
    `update run
        set finished_at = null,
            status = (case when status <> 'completed' then status::text
                           when exists (select from run other
                                         where other.sweep_id = run.sweep_id and other.status = 'paused')
                           then 'paused' else 'queued' end)::run_status
      where id = $1
     returning item_count as "itemCount", repeats`,
    [runId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Run ${runId} is gone: extend the sweep again.`);
  return row;
}

/** Stores what a sweep asks for now. */
export async function setSweepSpec(
  client: PoolClient,
  { workspaceId, sweepId }: SweepKey,
  spec: SweepSpec,
): Promise<void> {
  await client.query('update sweep set spec = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    sweepId,
    JSON.stringify(spec),
  ]);
}
