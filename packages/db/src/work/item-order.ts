import {
  beginWith,
  isWorthAPlan,
  planFirstWave,
} from '@assay/eval-core/scheduling/plan-first-wave';
import { spreadAmongRepeats } from '@assay/eval-core/scheduling/spread-among-repeats';
import { mean } from '@assay/eval-core/statistics/summary';

import type { Executor } from '../executor.ts';
import { inTurns } from '../in-turns.ts';
import { findEarlierLengths, findHistory, itemLengths } from './length-history.ts';

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
 * then the level, then the length of the prompt. Where history tells enough of the run, the longest of all may begin
 * right after the first wave instead, if a run of such lengths ends sooner by that.
 */
export async function decideItemOrder(executor: Executor, runId: number): Promise<void> {
  const { rows } = await executor.query<RunShape>(
    `with length as (${itemLengths('true')})
     update run set item_order = ${positionsFrom('0')}
       from checkpoint
       join backend on backend.id = checkpoint.backend_id
      where run.id = $1 and checkpoint.id = run.checkpoint_id
     returning run.item_order as positions, run.repeats, (run.sampling ->> 'maxTokens')::int as "maxTokens",
               cardinality(backend.replica_urls) * backend.max_concurrency as slots`,
    [runId],
  );
  const [run] = rows;
  if (run && isWorthAPlan(run.positions.length * run.repeats, run.slots)) {
    await planBeginning(executor, runId, run);
  }
}

interface RunShape {
  positions: number[];
  repeats: number;
  maxTokens: number;
  /** Requests in flight at once, over all replicas. */
  slots: number;
}

async function planBeginning(executor: Executor, runId: number, run: RunShape): Promise<void> {
  const { positions, repeats, slots, maxTokens } = run;
  const repeatSigma = spreadAmongRepeats(await findEarlierLengths(executor, runId));
  const history = await findHistory(executor, runId);
  const meanTokens = mean([...history.values()].map(({ tokens }) => tokens));
  const earlierReplies = mean([...history.values()].map(({ replies }) => replies));
  if (repeatSigma === null || meanTokens === null || earlierReplies === null) return;
  const wave = await inTurns(
    planFirstWave({
      expectedTokens: positions.map((position) => history.get(position)?.tokens ?? meanTokens),
      repeats,
      slots,
      maxTokens,
      repeatSigma,
      earlierReplies,
    }),
  );
  if (wave.postponedItems === 0) return;
  await executor.query('update run set item_order = $2 where id = $1', [
    runId,
    beginWith(positions, wave),
  ]);
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
