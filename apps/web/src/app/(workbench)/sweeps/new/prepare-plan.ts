import type { SweepPlan } from '@assay/contracts/sweeps';

import { counted } from '../../../../format/counted.ts';
import { formatCount, formatTokens } from '../../../../format/numbers.ts';

export interface PlanModel {
  /** "4 checkpoints × 2 benchmarks × 48 items × 3 prompt variants × 5 repeats". */
  factors: string;
  /** "8 runs". */
  runs: string;
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
    factors: [...factorsOf(plan, { checkpoints, repeats }), counted(repeats, 'repeat')].join(' × '),
    runs: counted(plan.runs, 'run'),
    generations: counted(plan.generations, 'generation'),
    upperBound: `at most ${formatTokens(plan.maxCompletionTokens)} completion tokens (${formatCount(plan.generations)} × ${formatCount(maxTokens)})`,
    expected:
      plan.expectedCompletionTokens === null
        ? 'no forecast: not all of these cells have been run before with these prompts'
        : `about ${formatTokens(plan.expectedCompletionTokens)} expected from the lengths of earlier runs`,
  };
}

/**
 * What multiplies, the repeats apart. Benchmarks of one size multiply; those of different sizes can only be
 * added up, and so can runs where an override is the default of some.
 */
function factorsOf(
  { perBenchmark, items, promptVariants, runs, generations }: SweepPlan,
  { checkpoints, repeats }: Pick<PlanInput, 'checkpoints' | 'repeats'>,
): string[] {
  if (promptVariants === null) {
    return [`${counted(generations / repeats, 'item')} in ${counted(runs, 'run')}`];
  }
  const benchmarks = counted(perBenchmark.length, 'benchmark');
  const sizes = new Set(perBenchmark.map((benchmark) => benchmark.items));
  const [size] = sizes;
  const isOneSize = sizes.size === 1 && size !== undefined;
  return [
    counted(checkpoints, 'checkpoint'),
    ...(isOneSize
      ? [benchmarks, counted(size, 'item')]
      : [`${counted(items, 'item')} of ${benchmarks}`]),
    ...(promptVariants === 1 ? [] : [counted(promptVariants, 'prompt variant')]),
  ];
}
