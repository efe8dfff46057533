import { logGamma } from '../log-gamma.ts';
import type { SumTerm } from './integer-sum.ts';
import type { PairedCounts } from './paired-counts.ts';
import { twoSidedP } from './two-sided-p.ts';

/**
 * Two-sided p of the swap test: were the two checkpoints equally strong on every question, a question's samples
 * could be dealt to them anew. Given its total, the first's number of correct ones is hypergeometric, and the
 * mean difference falls with their sum over questions; p is twice the smaller tail of that sum. It is the exact
 * test of a common odds ratio of 1 over 2 × 2 tables (Gart, Biometrika 57, 1970; the conditional form of
 * Mantel & Haenszel). Exact whatever the numbers of repeats; too small where strengths differ by question but
 * not on average. 1 where no question has both kinds of samples.
 */
export function sampleSwapP(counts: PairedCounts): number {
  const { firstRepeats, secondRepeats, firstCorrect, secondCorrect } = counts;
  const countByTotal = new Map<number, number>();
  let observed = 0;
  for (const [index, first] of firstCorrect.entries()) {
    const total = first + (secondCorrect[index] ?? 0);
    if (total === 0 || total === firstRepeats + secondRepeats) continue;
    countByTotal.set(total, (countByTotal.get(total) ?? 0) + 1);
    observed += first - Math.max(0, total - secondRepeats);
  }
  const terms = [...countByTotal].map(([total, count]): SumTerm => {
    return { count, stride: 1, chances: hypergeometric(total, firstRepeats, secondRepeats) };
  });
  return terms.length === 0 ? 1 : twoSidedP(terms, observed);
}

/** The law of the first's share of `total` correct ones, from the smallest possible number on. */
function hypergeometric(total: number, first: number, second: number): Float64Array {
  const smallest = Math.max(0, total - second);
  const largest = Math.min(first, total);
  const all = logChoose(first + second, total);
  return Float64Array.from({ length: largest - smallest + 1 }, (_, index) => {
    const own = smallest + index;
    return Math.exp(logChoose(first, own) + logChoose(second, total - own) - all);
  });
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
