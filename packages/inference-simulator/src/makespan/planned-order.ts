import { toTheEnd } from '@assay/eval-core/in-parts';
import { beginWith, planFirstWave } from '@assay/eval-core/scheduling/plan-first-wave';
import { spreadAmongRepeats } from '@assay/eval-core/scheduling/spread-among-repeats';

import type { MakespanJob } from './workload.ts';

/**
 * Indices of the jobs in the order in which the engine asks them that knows lengths from an earlier checkpoint: its own
 * plan of the first wave, on the same figures. Jobs have all their repeats, and all items as many.
 *
 * @throws RangeError where a job has no history, or the earlier lengths do not tell a spread
 */
export function plannedOrder(
  jobs: readonly MakespanJob[],
  { slots, maxTokens }: { slots: number; maxTokens: number },
): number[] {
  const items = [...new Set(jobs.map(({ item }) => item))]
    .map((item) => jobs.filter((job) => job.item === item))
    .map((repeats) => ({ repeats, expectedTokens: known(repeats[0]?.expectedTokens) }))
    .sort((a, b) => b.expectedTokens - a.expectedTokens);
  const repeats = items[0]?.repeats.length ?? 0;
  const earlier = items.map((item) => item.repeats.map((job) => known(job.earlierTokens)));
  const wave = toTheEnd(
    planFirstWave({
      expectedTokens: items.map(({ expectedTokens }) => expectedTokens),
      repeats,
      slots,
      maxTokens,
      repeatSigma: known(spreadAmongRepeats(earlier)),
      earlierReplies: repeats,
    }),
  );
  return beginWith(items, wave).flatMap((item) => item.repeats.map(({ index }) => index));
}

function known(tokens: number | null | undefined): number {
  if (tokens === null || tokens === undefined) {
    throw new RangeError('The order is planned from lengths under an earlier checkpoint.');
  }
  return tokens;
}
