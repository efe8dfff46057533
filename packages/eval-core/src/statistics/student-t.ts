import { regularizedIncompleteBeta } from './incomplete-beta.ts';

/**
 * Quantile of Student's t distribution: the t with P(T <= t) = `probability`. Degrees of freedom need not
 * be whole. Found by bisection on the incomplete beta function (Abramowitz & Stegun 26.5.27), to the last
 * digits that a double holds.
 * @throws RangeError unless 0 < probability < 1 and degreesOfFreedom > 0, both finite.
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`Student t probability is ${probability}: give a number between 0 and 1.`);
  }
  if (!(degreesOfFreedom > 0 && Number.isFinite(degreesOfFreedom))) {
    throw new RangeError(
      `Student t has ${degreesOfFreedom} degrees of freedom: give a number above 0.`,
    );
  }
  if (probability === 0.5) return 0;
  const upperTail = Math.min(probability, 1 - probability);
  const size = positiveQuantile(upperTail, degreesOfFreedom);
  return probability < 0.5 ? -size : size;
}

/** P(T > t) for t >= 0. */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  return regularizedIncompleteBeta({ x, a: degreesOfFreedom / 2, b: 0.5 }) / 2;
}

function positiveQuantile(upperTail: number, degreesOfFreedom: number): number {
  let high = 1;
  while (studentTUpperTail(high, degreesOfFreedom) > upperTail) high *= 2;
  let low = 0;
  while (true) {
    const middle = (low + high) / 2;
    // The two ends are neighbouring doubles: nothing lies between.
    if (middle <= low || middle >= high) return middle;
    if (studentTUpperTail(middle, degreesOfFreedom) > upperTail) low = middle;
    else high = middle;
  }
}
