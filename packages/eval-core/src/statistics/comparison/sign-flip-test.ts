import { differencesOf } from './differences.ts';
import type { SumTerm } from './integer-sum.ts';
import type { PairedCounts } from './paired-counts.ts';
import { twoSidedP } from './two-sided-p.ts';

/**
 * Two-sided p of the sign-flip test: were it chance which checkpoint gave which side of a pair, every
 * per-question difference would have had the other sign half of the time; p is how often all 2^questions
 * choices of signs give a mean at least as far from 0 (Fisher, The Design of Experiments, 1935, section 21). Exact
 * where the two sides of a pair are exchangeable. The sum of squares stays as it is under flips, so that the mean
 * orders the choices as Student's t does: for many questions the test is right for every null of mean 0.
 * Questions with equal shares do not take part; 1 where no others are.
 */
export function signFlipP(counts: PairedCounts): number {
  const { perQuestion } = differencesOf(counts);
  const countBySize = new Map<number, number>();
  let positive = 0;
  for (const difference of perQuestion) {
    if (difference === 0) continue;
    const size = Math.abs(difference);
    countBySize.set(size, (countBySize.get(size) ?? 0) + 1);
    if (difference > 0) positive += size;
  }
  const unit = [...countBySize.keys()].reduce(greatestCommonDivisor, 0);
  // The sum of the positive differences says as much as that of all: the sizes stay.
  const terms = [...countBySize].map(([size, count]): SumTerm => {
    return { count, stride: size / unit, chances: Float64Array.of(0.5, 0.5) };
  });
  return terms.length === 0 ? 1 : twoSidedP(terms, positive / unit);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
