import type { Rng } from '../random.ts';
import { normalQuantile } from '../statistics/normal.ts';
import {
  compareRepeat,
  sequentialDecision,
  startComparison,
} from '../statistics/sequential/sequential-comparison.ts';
import {
  startWatch,
  watchedBounds,
  watchedSide,
  watchRepeat,
} from '../statistics/sequential/watch.ts';
import {
  averageOf,
  drawChances,
  drawRepeat,
  raiseChances,
  rotateChances,
  type ChanceWorld,
} from './simulated-pairs.ts';

export interface SequentialWorld extends ChanceWorld {
  name: string;
  questions: number;
  repeats: number;
  /** Second − first; 'rotated': 0 with other strengths. */
  difference: number | 'rotated';
}

/** Nulls and near ones: 5 questions and many, chances near 0 and 1, all alike, and 0 or 1. */
export const WATCHED_WORLDS: SequentialWorld[] = [
  { name: '5, uniform', questions: 5, repeats: 100, shapes: [1, 1], difference: 0 },
  {
    name: '5, strong effects',
    questions: 5,
    repeats: 100,
    shapes: [0.3, 0.3],
    difference: 'rotated',
  },
  { name: '8, near 0', questions: 8, repeats: 100, shapes: null, centre: 0.02, difference: 0 },
  { name: '8, near 1', questions: 8, repeats: 100, shapes: null, centre: 0.99, difference: 0 },
  { name: '30, AIME', questions: 30, repeats: 50, shapes: [0.5, 0.5], difference: 'rotated' },
  { name: '30, alike', questions: 30, repeats: 50, shapes: null, centre: 0.5, difference: 0 },
];

export const MORE_WATCHED_WORLDS: SequentialWorld[] = [
  { name: '1, one half', questions: 1, repeats: 100, shapes: null, centre: 0.5, difference: 0 },
  { name: '3, near 0', questions: 3, repeats: 100, shapes: null, centre: 0.01, difference: 0 },
  { name: '15, low', questions: 15, repeats: 100, shapes: [1, 9], difference: 'rotated' },
  { name: '30, high, +0.02', questions: 30, repeats: 50, shapes: [9, 1], difference: 0.02 },
  { name: '198, GPQA', questions: 198, repeats: 20, shapes: [3, 2], difference: 0 },
];

export interface WatchedShares {
  /** Of studies in which any look missed the true difference. */
  everMissed: number;
  /** The same of the first checkpoint's accuracy. */
  everMissedAccuracy: number;
  /** Of studies that called a side when there was none; NaN where there is a difference. */
  falselyDecided: number;
  /** Of the interval of the difference after the last repeat. */
  meanWidth: number;
}

export function watchStudies(rng: Rng, world: SequentialWorld, studies: number): WatchedShares {
  let [missed, missedAccuracy, decided, widths] = [0, 0, 0, 0];
  for (let study = 0; study < studies; study += 1) {
    const first = drawChances(rng, world.questions, world);
    const second = partnerOf(first, world);
    const result = watchOnce(rng, { first, second, repeats: world.repeats });
    if (result.hasMissed) missed += 1;
    if (result.hasMissedAccuracy) missedAccuracy += 1;
    if (result.isDecided) decided += 1;
    widths += result.width;
  }
  const isNull = world.difference === 0 || world.difference === 'rotated';
  return {
    everMissed: missed / studies,
    everMissedAccuracy: missedAccuracy / studies,
    falselyDecided: isNull ? decided / studies : NaN,
    meanWidth: widths / studies,
  };
}

function watchOnce(
  rng: Rng,
  { first, second, repeats }: { first: number[]; second: number[]; repeats: number },
) {
  const truth = averageOf(second) - averageOf(first);
  const accuracy = averageOf(first);
  let comparison = startComparison(first.length);
  let watch = startWatch({ questions: first.length, signs: [1], level: 0.95 });
  let [hasMissed, hasMissedAccuracy] = [false, false];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const outcomes = drawRepeat(rng, first);
    comparison = compareRepeat(comparison, outcomes, drawRepeat(rng, second));
    watch = watchRepeat(watch, [outcomes]);
    hasMissed ||= watchedSide(comparison.watch, truth) !== 0;
    hasMissedAccuracy ||= watchedSide(watch, accuracy) !== 0;
  }
  const { low, high } = watchedBounds(comparison.watch);
  const isDecided = comparison.decision !== null;
  return { hasMissed, hasMissedAccuracy, width: high - low, isDecided };
}

function partnerOf(first: readonly number[], { difference }: SequentialWorld): number[] {
  return difference === 'rotated' ? rotateChances(first) : raiseChances(first, difference);
}

/**
 * Mean repeats until a decision, against those of a fixed design that was planned with the true difference and the true
 * variance for a power of 0.8 at 0.95, and would be read once.
 */
export function repeatsToDecide(
  rng: Rng,
  world: SequentialWorld & { difference: number },
  studies: number,
): { sequential: number; fixed: number; wrongSide: number } {
  let [sequential, fixed, wrong] = [0, 0, 0];
  for (let study = 0; study < studies; study += 1) {
    const first = drawChances(rng, world.questions, world);
    const second = raiseChances(first, world.difference);
    let comparison = startComparison(world.questions);
    while (comparison.decision === null && comparison.watch.repeats < world.repeats) {
      comparison = compareRepeat(comparison, drawRepeat(rng, first), drawRepeat(rng, second));
    }
    if (sequentialDecision(comparison)?.verdict === 'worse') wrong += 1;
    sequential += comparison.watch.repeats;
    fixed += fixedRepeats(first, second);
  }
  return { sequential: sequential / studies, fixed: fixed / studies, wrongSide: wrong / studies };
}

function fixedRepeats(first: readonly number[], second: readonly number[]): number {
  const run = [...first, ...second].reduce((sum, chance) => sum + chance * (1 - chance), 0);
  const difference = averageOf(second) - averageOf(first);
  const quantiles = normalQuantile(0.975) + normalQuantile(0.8);
  return Math.max(1, Math.ceil((quantiles / difference) ** 2 * (run / first.length ** 2)));
}
