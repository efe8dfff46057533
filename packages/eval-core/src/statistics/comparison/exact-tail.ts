import { largestSum, type IntegerSum, type SumTerm } from './integer-sum.ts';

/** About how many multiplications {@link exactTails} takes. */
export function exactTailWork(terms: IntegerSum): number {
  const factors = terms.reduce((sum, { count, chances }) => sum + count * chances.length, 0);
  return (factors * largestSum(terms)) / 2;
}

/** P(sum ≥ `at`) and P(sum ≤ `at`), exact to rounding: the law is built up one variable after the other. */
export function exactTails(terms: IntegerSum, at: number): { above: number; below: number } {
  let law = Float64Array.of(1);
  for (const term of terms) {
    for (let time = 0; time < term.count; time += 1) law = withOneMore(law, term);
  }
  let [above, below] = [0, 0];
  // From the far ends: the small numbers first.
  for (let sum = law.length - 1; sum >= Math.max(0, at); sum -= 1) above += law[sum] ?? 0;
  for (let sum = 0; sum <= Math.min(law.length - 1, at); sum += 1) below += law[sum] ?? 0;
  return { above: Math.min(1, above), below: Math.min(1, below) };
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
