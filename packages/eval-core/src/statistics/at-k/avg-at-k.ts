import { checkCounts } from './pass-at-k.ts';

/**
 * The expected share correct of k samples, drawn without replacement from n of which c are: c/n for every k = 1 … n, at
 * index k − 1. The mean does not depend on k; what falls with k is how much single draws of k differ. Over items, the
 * curve changes only where items with fewer than k samples leave it.
 * @throws RangeError unless 0 ≤ c ≤ n are whole numbers.
 */
export function avgAtK(samples: number, correct: number): Float64Array {
  checkCounts(samples, correct);
  return new Float64Array(samples).fill(correct / samples);
}
