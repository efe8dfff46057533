import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { mean } from '../summary.ts';
import { pairShareInterval } from './pair-share-interval.ts';

/** Of all pairs of one repeat of each; the n of every figure is the number of pairs. */
export interface OneRunEach {
  firstBeatsSecond: Estimate;
  tie: Estimate;
  secondBeatsFirst: Estimate;
  /**
   * How often one run each ranks the two against the order of their means, ties counted half. No value where the
   * means are equal: there is no order then.
   */
  wrongOrder: Estimate;
}

/**
 * What a comparison by a single run of each checkpoint would have shown: the chance that a run of the first has the
 * higher accuracy, that both have the same, and that the second has. Estimated over all pairs of repeats (the
 * statistic of Mann & Whitney, Annals of Mathematical Statistics 18, 1947, without bias), for new runs over the same
 * questions. Intervals are those of pair-share-interval.ts.
 *
 * `wrongOrder` takes the order of the means from the same repeats. Where that order is itself in doubt, because the
 * interval of P(first wins) + ½P(tie) holds ½, the interval of `wrongOrder` is folded there and reaches to ½.
 * @param first accuracies of the repeats of the first checkpoint, all over the same questions
 * @throws RangeError for a level outside 0…1.
 */
export function oneRunEach(
  first: readonly number[],
  second: readonly number[],
  { level = USUAL_LEVEL }: { level?: number } = {},
): OneRunEach {
  checkLevel(level);
  const over = (kernel: (a: number, b: number) => number): Estimate => {
    const table = first.map((a) => second.map((b) => kernel(a, b)));
    const n = first.length * second.length;
    if (n === 0) return { value: null, interval: null, n };
    return { value: mean(table.flat()), interval: pairShareInterval(table, level), n };
  };
  return {
    firstBeatsSecond: over((a, b) => Number(isAbove(a, b))),
    tie: over((a, b) => Number(!isAbove(a, b) && !isAbove(b, a))),
    secondBeatsFirst: over((a, b) => Number(isAbove(b, a))),
    wrongOrder: wrongOrder(
      over((a, b) => (isAbove(a, b) ? 1 : isAbove(b, a) ? 0 : 0.5)),
      (mean(first) ?? 0) - (mean(second) ?? 0),
    ),
  };
}

/** Accuracies of the same count of correct answers can differ in their last digit. */
const SAME_ACCURACY = 1e-9;

function isAbove(a: number, b: number): boolean {
  return a - b > SAME_ACCURACY;
}

function wrongOrder(firstWins: Estimate, differenceOfMeans: number): Estimate {
  const { value, interval, n } = firstWins;
  if (value === null || interval === null || Math.abs(differenceOfMeans) <= SAME_ACCURACY)
    return { value: null, interval: null, n };
  const isFirstAhead = differenceOfMeans > 0;
  const wrong = isFirstAhead ? 1 - value : value;
  return { value: wrong, interval: folded(interval, { isFirstAhead, wrong }), n };
}

function folded(
  firstWins: Interval,
  { isFirstAhead, wrong }: { isFirstAhead: boolean; wrong: number },
): Interval {
  const { low, high } = firstWins;
  const isInDoubt = low < 0.5 && high > 0.5;
  if (isInDoubt) return { ...firstWins, low: Math.min(low, 1 - high), high: Math.max(0.5, wrong) };
  return isFirstAhead ? { ...firstWins, low: 1 - high, high: 1 - low } : firstWins;
}
