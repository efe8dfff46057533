import type { SweepPlan } from '@assay/contracts/sweeps';

import { counted } from '../../../../format/counted.ts';
import { formatCount, formatTokens } from '../../../../format/numbers.ts';

export interface PlanModel {
  /** "4 checkpoints × 2 benchmarks × 48 items × 5 repeats". */
  factors: string;
  /** "1,920 generations". */
  generations: string;
  /** "at most 7.9M completion tokens (1,920 × 4,096)". */
  upperBound: string;
  /** "about 1.2M expected from earlier runs", or why there is no forecast. */
  expected: string;
}

export interface PlanInput {
  plan: SweepPlan;
  checkpoints: number;
  repeats: number;
  maxTokens: number;
}

/** The price of a sweep in words; its factors multiply to its generations. */
export function preparePlan({ plan, checkpoints, repeats, maxTokens }: PlanInput): PlanModel {
  return {
    factors: [
      counted(checkpoints, 'checkpoint'),
      itemsFactor(plan),
      counted(repeats, 'repeat'),
    ].join(' × '),
    generations: counted(plan.generations, 'generation'),
    upperBound: `at most ${formatTokens(plan.maxCompletionTokens)} completion tokens (${formatCount(plan.generations)} × ${formatCount(maxTokens)})`,
    expected:
      plan.expectedCompletionTokens === null
        ? 'no forecast: not all of these cells have been run before'
        : `about ${formatTokens(plan.expectedCompletionTokens)} expected from the lengths of earlier runs`,
  };
}

/** Benchmarks of one size multiply; benchmarks of different sizes can only be added up. */
function itemsFactor({ perBenchmark, items }: SweepPlan): string {
  const benchmarks = counted(perBenchmark.length, 'benchmark');
  const sizes = new Set(perBenchmark.map((benchmark) => benchmark.items));
  const [size] = sizes;
  if (sizes.size === 1 && size !== undefined) return `${benchmarks} × ${counted(size, 'item')}`;
  return `${counted(items, 'item')} of ${benchmarks}`;
}
