import { largestSum, type IntegerSum, type SumTerm } from './integer-sum.ts';

/** About how many multiplications {@link exactUpperTail} takes. */
export function exactTailWork(terms: IntegerSum): number {
  const factors = terms.reduce((sum, { count, chances }) => sum + count * chances.length, 0);
  return (factors * largestSum(terms)) / 2;
}

/** P(sum ≥ `at`), exact to rounding: the law is built up one variable after the other. */
export function exactUpperTail(terms: IntegerSum, at: number): number {
  let law = Float64Array.of(1);
  for (const term of terms) {
    for (let time = 0; time < term.count; time += 1) law = withOneMore(law, term);
  }
  let tail = 0;
  // From the far end: the small numbers first.
  for (let sum = law.length - 1; sum >= Math.max(0, at); sum -= 1) tail += law[sum] ?? 0;
  return Math.min(1, tail);
}

function withOneMore(
  law: Float64Array<ArrayBuffer>,
  { stride, chances }: SumTerm,
): Float64Array<ArrayBuffer> {
  const next = new Float64Array(law.length + stride * (chances.length - 1));
  for (let step = 0; step < chances.length; step += 1) {
    const chance = chances[step] ?? 0;
    const shift = step * stride;
    for (let sum = 0; sum < law.length; sum += 1) {
      next[sum + shift] = (next[sum + shift] ?? 0) + chance * (law[sum] ?? 0);
    }
  }
  return next;
}
