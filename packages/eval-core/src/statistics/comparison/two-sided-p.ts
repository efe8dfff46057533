import { exactTails, exactTailWork } from './exact-tail.ts';
import type { IntegerSum } from './integer-sum.ts';
import { saddlepointTails } from './saddlepoint-tail.ts';

/** Some tenths of a millisecond. What is dearer has so many variables that the saddlepoint has three digits. */
const MOST_EXACT_WORK = 400_000;

/**
 * Twice the smaller of P(sum ≥ observed) and P(sum ≤ observed), at most 1 and above 0 (a p below the smallest
 * double is that double). Exact where that is cheap, else by saddlepoint.
 */
export function twoSidedP(terms: IntegerSum, observed: number): number {
  const tails = exactTailWork(terms) <= MOST_EXACT_WORK ? exactTails : saddlepointTails;
  const { above, below } = tails(terms, observed);
  return Math.min(1, Math.max(Number.MIN_VALUE, 2 * Math.min(above, below)));
}
