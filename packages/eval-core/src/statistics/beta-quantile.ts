import { regularizedIncompleteBeta } from './incomplete-beta.ts';

const BISECTIONS = 54;

/**
 * The x with P(X ≤ x) = `probability` for X of Beta(a, b), by bisection to 16 decimals.
 * @throws RangeError unless 0 < probability < 1, a > 0 and b > 0.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`Beta probability is ${probability}: give a number between 0 and 1.`);
  }
  let [low, high] = [0, 1];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (low + high) / 2;
    if (regularizedIncompleteBeta({ x: middle, a, b }) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
