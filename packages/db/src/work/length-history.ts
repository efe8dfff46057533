import type { Executor } from '../executor.ts';

/** Lengths change slowly from one checkpoint to the next; the latest runs say enough. */
const RUNS_OF_HISTORY = 5;
/** The spread among repeats is pooled over all items; of each, so many say enough. */
const REPEATS_OF_HISTORY = 8;

/** The latest runs of the same version in the same workspace whose lengths are known. Parameter $1 is the run. */
const RECENT_RUNS = `
  select other.id, other.current_grading_id
    from run
    join run other on other.benchmark_version_id = run.benchmark_version_id
                  and other.workspace_id = run.workspace_id and other.id <> run.id
    join rollup_run on rollup_run.grading_id = other.current_grading_id
                   and rollup_run.token_samples > 0
   where run.id = $1
   order by other.id desc
   limit ${RUNS_OF_HISTORY}`;

/**
 * Mean completion tokens of each item over the latest runs of the same version in the same workspace; items that
 * none of them has are absent. Parameter $1 is the run that is to be scheduled.
 */
export const itemLengths = (which: string) => `
  select length.item_id, sum(length.completion_tokens)::float8 / sum(length.token_samples) as tokens,
         sum(length.token_samples)::int as replies
    from (${RECENT_RUNS}) as recent
    join rollup_item length on length.grading_id = recent.current_grading_id
   where length.token_samples > 0 and ${which}
   group by length.item_id`;

/** Expected completion tokens of these items in a run, by the item's id; those without history are absent. */
export async function findExpectedTokens(
  executor: Executor,
  runId: number,
  itemIds: readonly number[],
): Promise<Map<number, number>> {
  const { rows } = await executor.query<{ itemId: number; tokens: number }>(
    `select item_id as "itemId", tokens
       from (${itemLengths('length.item_id = any($2::int[])')}) as expected`,
    [runId, itemIds],
  );
  return new Map(rows.map(({ itemId, tokens }) => [itemId, tokens]));
}

/** Tokens of the repeats of an item in one of the latest runs, for each of both. */
export async function findEarlierLengths(executor: Executor, runId: number): Promise<number[][]> {
  const { rows } = await executor.query<{ lengths: number[] }>(
    `select array_agg(sample.completion_tokens) as lengths
       from (${RECENT_RUNS}) as recent
       join sample on sample.run_id = recent.id
      where sample.repeat < ${REPEATS_OF_HISTORY} and sample.completion_tokens is not null
      group by sample.run_id, sample.item_id`,
    [runId],
  );
  return rows.map(({ lengths }) => lengths);
}

interface ItemHistory {
  /** Mean completion tokens, at least 1. */
  tokens: number;
  /** Of how many replies. */
  replies: number;
}

/** What earlier runs tell of the items of the version, by position. */
export async function findHistory(
  executor: Executor,
  runId: number,
): Promise<Map<number, ItemHistory>> {
  const { rows } = await executor.query<ItemHistory & { position: number }>(
    `with length as (${itemLengths('true')})
     select item.position, greatest(length.tokens, 1) as tokens, length.replies
       from length
       join item on item.id = length.item_id`,
    [runId],
  );
  return new Map(rows.map(({ position, ...history }) => [position, history]));
}
