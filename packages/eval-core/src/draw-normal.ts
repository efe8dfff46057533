import type { Rng } from './random.ts';

/** One draw of the standard normal distribution (Box and Muller, 1958); takes two of the source. */
export function drawNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.next())) * Math.cos(2 * Math.PI * rng.next());
}
