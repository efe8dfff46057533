import type { Estimate, Interval } from '../interval.ts';
import { newQuestionsInterval } from '../item-means.ts';
import { normalDensity } from '../normal.ts';
import { sampleStandardDeviation } from '../summary.ts';

export interface RunDensity {
  /** By the grid point, an accuracy, as decimal text; density per unit of accuracy, so its integral is 1. */
  density: Record<string, Estimate>;
  /** Standard deviation of the kernel, a fraction. null: fewer than two repeats, or all have the same accuracy. */
  bandwidth: number | null;
}

export const densityMethod = 'gaussian-silverman-reflected';

const GRID_STEPS = 100;
const REACH_IN_BANDWIDTHS = 3;
const LEAST_REPEATS_FOR_INTERVAL = 5;

/**
 * Kernel density of the accuracies of repeats: Gaussian, with Silverman's bandwidth h = s·(3R/4)^(−1/5) ("Density
 * Estimation", 1986, section 3.4.2), s with ddof 1. What would lie below 0 or above 1 is reflected at the end, so
 * that the integral over 0…1 is 1.
 *
 * The interval at a point is for the density as smoothed by this kernel, the expectation of the curve and not of
 * the histogram's finest grain: the curve is a mean over repeats of a bounded kernel, so item-means.ts gives it, with
 * each repeat in the place of a question; null below five repeats.
 */
export function runDensity(accuracies: readonly number[], level: number): RunDensity {
  const spread = sampleStandardDeviation(accuracies);
  // Equal accuracies can differ by rounding from their mean.
  if (spread === null || spread < 1e-12) return { density: {}, bandwidth: null };
  const bandwidth = spread * ((3 * accuracies.length) / 4) ** -0.2;
  const points = gridAround(accuracies, REACH_IN_BANDWIDTHS * bandwidth);
  const density = Object.fromEntries(
    points.map((point) => [String(point), densityAt(point, { accuracies, bandwidth, level })]),
  );
  return { density, bandwidth };
}

function densityAt(
  point: number,
  {
    accuracies,
    bandwidth,
    level,
  }: { accuracies: readonly number[]; bandwidth: number; level: number },
): Estimate {
  const kernel = (distance: number) => normalDensity(distance / bandwidth) / bandwidth;
  const heights = accuracies.map(
    (accuracy) =>
      kernel(point - accuracy) + kernel(point + accuracy) + kernel(2 - accuracy - point),
  );
  const n = accuracies.length;
  const value = heights.reduce((sum, height) => sum + height, 0) / n;
  if (n < LEAST_REPEATS_FOR_INTERVAL) return { value, interval: null, n };
  // No accuracy in 0…1 gives more: its own kernel, and reflections from beyond each end.
  const highest = kernel(0) + kernel(point) + kernel(1 - point);
  const shares = heights.map((height) => ({ samples: 1, total: height / highest }));
  return { value, interval: scaled(newQuestionsInterval(shares, level), highest), n };
}

function scaled(interval: Interval | null, factor: number): Interval | null {
  if (interval === null) return null;
  return { ...interval, low: interval.low * factor, high: interval.high * factor };
}

/** Multiples of a round step (1, 2 or 5 of a power of ten) from one end of the curve to the other, within 0…1. */
function gridAround(accuracies: readonly number[], reach: number): number[] {
  const low = Math.max(0, Math.min(...accuracies) - reach);
  const high = Math.min(1, Math.max(...accuracies) + reach);
  const { mantissa, exponent } = roundStep((high - low) / GRID_STEPS);
  const toPoint = (index: number) => Number(`${index * mantissa}e${exponent}`);
  const step = toPoint(1);
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  return Array.from({ length: count + 1 }, (_, index) => Math.min(1, toPoint(first + index)));
}

/** The least of 1, 2 or 5 times a power of ten that is not below `least`. */
function roundStep(least: number): { mantissa: number; exponent: number } {
  const exponent = Math.floor(Math.log10(least));
  const mantissa = [1, 2, 5].find((each) => each * 10 ** exponent >= least);
  return mantissa === undefined ? { mantissa: 1, exponent: exponent + 1 } : { mantissa, exponent };
}
