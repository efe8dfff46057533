/** Lentz's continued fraction and the series meet here: both give 15 digits on their side. */
const SERIES_END = 2.5;

/** P(Z ≤ z) of the standard normal distribution, to about 14 digits, in both tails relative to their own size. */
export function normalCdf(z: number): number {
  return z <= 0 ? upperTail(-z) : 1 - upperTail(z);
}

/** The density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The z with P(Z ≤ z) = `probability`: Newton's method on {@link normalCdf} from the tail's own scale.
 * @throws RangeError unless 0 < probability < 1.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`Normal probability is ${probability}: give a number between 0 and 1.`);
  }
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const size = positiveQuantile(tail);
  return probability < 0.5 ? -size : size;
}

/** Abramowitz & Stegun 26.2.10 below, the continued fraction 26.2.14 above; z ≥ 0. */
function upperTail(z: number): number {
  return z < SERIES_END ? 0.5 - normalDensity(z) * seriesOf(z) : normalDensity(z) * fractionOf(z);
}

/** z + z³/3 + z⁵/15 + …: (Φ(z) − ½)/φ(z). */
function seriesOf(z: number): number {
  let term = z;
  let sum = z;
  for (let odd = 3; term > sum * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return sum;
}

/** 1/(z + 1/(z + 2/(z + …))): Mills' ratio. From the far end, with terms to spare at z = 2.5. */
function fractionOf(z: number): number {
  let value = z;
  for (let term = 120; term >= 1; term -= 1) value = z + term / value;
  return 1 / value;
}

/** Newton's method on the logarithm of the tail, where it is nearly a parabola: some six steps. */
function positiveQuantile(tail: number): number {
  let z = Math.sqrt(-2 * Math.log(2 * tail));
  for (let step = 0; step < 60; step += 1) {
    const here = upperTail(z);
    const change = (Math.log(here / tail) * here) / normalDensity(z);
    z = Math.max(0, z + change);
    if (Math.abs(change) <= 1e-15 * Math.max(1, z)) break;
  }
  return z;
}
