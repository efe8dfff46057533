/** Arithmetic mean; `null` without values. Any unit, kept. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return sum(values) / values.length;
}

/**
 * Sample variance with n − 1 in the denominator (ddof 1), in squared units; `null` with fewer than two
 * values, because one value says nothing about spread. Two passes: the one-pass formula loses every
 * digit where the mean is large against the spread (token counts are).
 */
export function sampleVariance(values: readonly number[]): number | null {
  const centre = mean(values);
  if (centre === null || values.length < 2) return null;
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1);
}

/** Square root of {@link sampleVariance}, in the unit of the values; `null` with fewer than two. */
export function sampleStandardDeviation(values: readonly number[]): number | null {
  const variance = sampleVariance(values);
  return variance === null ? null : Math.sqrt(variance);
}

/**
 * Quantile of type 7 of Hyndman & Fan, "Sample Quantiles in Statistical Packages", The American
 * Statistician 50 (1996): linear between order statistics at position (n − 1)·fraction. It is the default
 * of R, NumPy and pandas. `null` without values.
 * @throws RangeError when `fraction` is outside 0…1.
 */
export function quantile(values: readonly number[], fraction: number): number | null {
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new RangeError(`Quantile fraction is ${fraction}: give a number from 0 to 1.`);
  }
  return quantileOfSorted(Float64Array.from(values).sort(), fraction);
}

/** {@link quantile} of values that are in order already, for several fractions of many. `fraction` in 0…1. */
export function quantileOfSorted(sorted: Float64Array, fraction: number): number | null {
  const position = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
