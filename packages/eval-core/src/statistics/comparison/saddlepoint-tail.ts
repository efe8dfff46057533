import { normalCdf, normalDensity } from '../normal.ts';
import { largestSum, mirroredSum, type IntegerSum, type SumTerm } from './integer-sum.ts';

/** P(sum ≥ `at`) and P(sum ≤ `at`); only the smaller one is to be trusted. */
export function saddlepointTails(terms: IntegerSum, at: number): { above: number; below: number } {
  return {
    above: saddlepointUpperTail(terms, at),
    below: saddlepointUpperTail(mirroredSum(terms), largestSum(terms) - at),
  };
}

/** Closer to the mean than this many standard deviations the formula loses its digits, and the tail is ½. */
const NEAR_MEAN = 1e-4;
const MOST_STEPS = 200;

/**
 * P(sum ≥ `at`) by the saddlepoint formula of Lugannani & Rice (Advances in Applied Probability 12, 1980) with
 * the first continuity correction of Daniels for whole numbers ("Tail Probability Approximations",
 * International Statistical Review 55, 1987, equation 6.2): with K the cumulant function of the sum,
 * K′(s) = at, w = sgn(s)·√(2(s·at − K(s))) and u = (1 − e⁻ˢ)·√K″(s), the tail is
 * 1 − Φ(w) + φ(w)(1/u − 1/w). Its error is relative to the tail, so that small p values keep their digits; it
 * falls with the number of variables. The strides must have no common factor. Below the mean it gives the whole
 * side: use it for the smaller tail.
 */
export function saddlepointUpperTail(terms: IntegerSum, at: number): number {
  if (at <= 0) return 1;
  const largest = largestSum(terms);
  if (at > largest) return 0;
  if (at === largest) return chanceOfLargest(terms);
  const start = cumulants(terms, 0);
  if (Math.abs(at - start.mean) < NEAR_MEAN * Math.sqrt(start.variance)) return 0.5;
  const s = saddlepoint(terms, at);
  const { value, variance } = cumulants(terms, s);
  const w = Math.sign(s) * Math.sqrt(2 * Math.max(0, s * at - value));
  const u = -Math.expm1(-s) * Math.sqrt(variance);
  const tail = normalCdf(-w) + normalDensity(w) * (1 / u - 1 / w);
  return Math.min(1, Math.max(0, tail));
}

function chanceOfLargest(terms: IntegerSum): number {
  const logarithm = terms.reduce(
    (sum, { count, chances }) => sum + count * Math.log(chances.at(-1) ?? 0),
    0,
  );
  return Math.exp(logarithm);
}

/** K′ grows from 0 to the largest sum: Newton's method, kept inside a bracket that bisection halves. */
function saddlepoint(terms: IntegerSum, at: number): number {
  let [low, high] = [-1, 1];
  while (cumulants(terms, low).mean > at) low *= 2;
  while (cumulants(terms, high).mean < at) high *= 2;
  let s = 0;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { mean, variance } = cumulants(terms, s);
    if (mean < at) low = s;
    else high = s;
    const next = s + (at - mean) / variance;
    const inside = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(inside - s) <= 1e-12 * Math.max(1e-3, Math.abs(s))) return inside;
    s = inside;
  }
  return s;
}

interface Cumulants {
  /** K(s). */
  value: number;
  /** K′(s). */
  mean: number;
  /** K″(s). */
  variance: number;
}

function cumulants(terms: IntegerSum, s: number): Cumulants {
  const total = { value: 0, mean: 0, variance: 0 };
  for (const term of terms) {
    const one = cumulantsOfOne(term, s);
    total.value += term.count * one.value;
    total.mean += term.count * one.mean;
    total.variance += term.count * one.variance;
  }
  return total;
}

function cumulantsOfOne({ stride, chances }: SumTerm, s: number): Cumulants {
  const tilt = s * stride;
  // The largest power becomes 1: nothing overflows.
  const anchor = tilt > 0 ? chances.length - 1 : 0;
  let [sum, first, second] = [0, 0, 0];
  for (let step = 0; step < chances.length; step += 1) {
    const weight = (chances[step] ?? 0) * Math.exp(tilt * (step - anchor));
    const distance = step - anchor;
    sum += weight;
    first += weight * distance;
    second += weight * distance * distance;
  }
  const mean = first / sum;
  return {
    value: Math.log(sum) + tilt * anchor,
    mean: stride * (anchor + mean),
    variance: stride * stride * Math.max(0, second / sum - mean * mean),
  };
}
