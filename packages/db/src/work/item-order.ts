import type { Executor } from '../executor.ts';

/** Lengths change slowly from one checkpoint to the next; the latest runs say enough. */
const RUNS_OF_HISTORY = 5;

/**
 * Mean completion tokens of each item over the latest runs of the same version in the same workspace; items that
 * none of them has are absent. Parameter $1 is the run that is to be scheduled.
 */
const itemLengths = (which: string) => `
  select length.item_id, sum(length.completion_tokens)::float8 / sum(length.token_samples) as tokens
    from (select other.current_grading_id
            from run
            join run other on other.benchmark_version_id = run.benchmark_version_id
                          and other.workspace_id = run.workspace_id and other.id <> run.id
            join rollup_run on rollup_run.grading_id = other.current_grading_id
                           and rollup_run.token_samples > 0
           where run.id = $1
           order by other.id desc
           limit ${RUNS_OF_HISTORY}) as recent
    join rollup_item length on length.grading_id = recent.current_grading_id
   where length.token_samples > 0 and ${which}
   group by length.item_id`;

/**
 * The positions of the items of a run that come from one place in the draw on, the longest expected first. Grouped
 * instead of joined: right after a run the planner knows nothing of its rollups and would look through all lengths for
 * each item, which took 316 ms for 2,500 items instead of 9.
 */
const positionsFrom = (draw: string) => `
  array(select max(position)
          from (select id as item_id, position, length(prompt) as prompt_length, null::float8 as tokens,
                       case when jsonb_typeof(attributes -> 'level') = 'number'
                            then (attributes ->> 'level')::float8 end as level
                  from item
                 where version_id = run.benchmark_version_id
                   and draw >= ${draw} and draw < run.item_count
                 union all
                select item_id, null, null, tokens, null from length) as known
         group by item_id
        having count(position) > 0
         order by coalesce(max(tokens), (select avg(tokens) from length)) desc,
                  max(level) desc nulls last,
                  max(prompt_length) desc,
                  max(position))`;

/**
 * Decides in which order the items of a run are asked: the longest expected first, so that no long reply begins
 * when all others have ended. Expected is the length in earlier runs (the mean of all where an item has none),
 * then the level, then the length of the prompt.
 */
export async function decideItemOrder(executor: Executor, runId: number): Promise<void> {
  await executor.query(
    `with length as (${itemLengths('true')})
     update run set item_order = ${positionsFrom('0')} where run.id = $1`,
    [runId],
  );
}

/**
 * Appends the items that a run was extended by, in the same order among themselves; what was asked keeps its place.
 * Of a run that has never started the order is still to be decided.
 */
export async function appendItemOrder(
  executor: Executor,
  { runId, fromItem }: { runId: number; fromItem: number },
): Promise<void> {
  await executor.query(
    `with length as (${itemLengths('true')})
     update run set item_order = item_order || ${positionsFrom('$2')}
      where run.id = $1 and cardinality(item_order) > 0`,
    [runId, fromItem],
  );
}

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
