import type { Executor } from '../executor.ts';

export interface NewShards {
  runId: number;
  /** The first of the repeats that these shards get. */
  firstRepeat: number;
  repeats: number;
  /** The first of the items, by their place in the order of the run; they go to its end. */
  fromItem: number;
  itemsPerShard: number;
}

/** Cuts some repeats of the items of a run into shards of whole items. */
export async function insertShards(executor: Executor, shards: NewShards): Promise<void> {
  const { runId, firstRepeat, repeats, fromItem, itemsPerShard } = shards;
  await executor.query(
    `insert into run_shard (run_id, first_repeat, repeats, from_index, to_index)
     select run.id, $2, $3, start, least(start + $3 * $4, run.item_count * $3)
       from run
      cross join lateral generate_series($5::int * $3, run.item_count * $3 - 1, $3 * $4) as start
      where run.id = $1
      order by start`,
    [runId, firstRepeat, repeats, itemsPerShard, fromItem],
  );
}
