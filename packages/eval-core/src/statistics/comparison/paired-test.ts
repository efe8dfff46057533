import { differenceP } from './difference-interval.ts';
import { mcnemarP } from './mcnemar.ts';
import type { PairedCounts } from './paired-counts.ts';
import { sampleSwapP } from './sample-swap-test.ts';
import type { ShareMoments } from './share-moments.ts';
import { signFlipP } from './sign-flip-test.ts';

export interface PairedTest {
  /** Two-sided, above 0, at most 1. */
  p: number;
  /** The name under which docs/statistics.md explains it. */
  test: 'mcnemar-exact' | 'sign-flip' | 'sign-flip-swap-interval';
}

/**
 * Whether two checkpoints differ, on the questions that both were asked.
 *
 * With as many repeats on both sides the two sides of a pair are exchangeable when the checkpoints are equally
 * strong, question by question or only in law, and the sign-flip test alone is exact. With one repeat each it is
 * McNemar's.
 *
 * With different repeats the differences are skewed (of one sample at 2 % against fifty, most are small and of one
 * sign), and sign flips reject up to 53 % of true nulls at 30 questions. The swap test does not mind repeats, but rejects
 * up to 66 % where strengths differ by question and not on average. The larger p of both holds where either does; where
 * neither does, the p of the interval ({@link differenceP}) joins them.
 */
export function pairedTest(counts: PairedCounts, moments: ShareMoments): PairedTest {
  const { firstRepeats, secondRepeats } = counts;
  if (firstRepeats !== secondRepeats) {
    const p = Math.max(signFlipP(counts), sampleSwapP(counts), differenceP(moments));
    return { p, test: 'sign-flip-swap-interval' };
  }
  if (firstRepeats > 1) return { p: signFlipP(counts), test: 'sign-flip' };
  return { p: mcnemarOf(counts), test: 'mcnemar-exact' };
}

function mcnemarOf({ firstCorrect, secondCorrect }: PairedCounts): number {
  let [fixed, broken] = [0, 0];
  for (const [index, first] of firstCorrect.entries()) {
    const second = secondCorrect[index] ?? 0;
    if (second > first) fixed += 1;
    if (second < first) broken += 1;
  }
  return mcnemarP(fixed, broken);
}
