import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { studentTQuantile } from '../student-t.ts';
import { quantile } from '../summary.ts';
import { pooledRatio } from './pooled-ratio.ts';
import { effectiveSamples } from './pooled-share.ts';

export const quantileMethod = 'woodruff-score-t';

/**
 * A quantile of lengths over all samples (type 7, as R and NumPy have it), with an interval for new questions like
 * these that assumes no distribution: the lengths x whose share F̂(x) of samples up to x agrees with p by the score test,
 * |F̂(x) − p| ≤ t √(p(1 − p)/n_eff). That is Woodruff's interval (JASA 47 (1952) 635) with the score's variance in place of
 * Wald's; n_eff is the effective sample size of the share up to the quantile, clustered by question, and t has one
 * degree of freedom less than there are (effective) questions.
 *
 * No length is negative, so a lower end beyond the shortest is 0. An upper end beyond the longest is unknown: then
 * the interval is null, as it must be for the 95th percentile of fewer than some 60 questions.
 * @param byQuestion known lengths in tokens
 * @returns `n` counts questions
 */
export function lengthQuantile(
  byQuestion: readonly Float64Array[],
  fraction: number,
  level: number = USUAL_LEVEL,
): Estimate {
  return lengthQuantiles(byQuestion, [fraction], level)[0] ?? { value: null, interval: null, n: 0 };
}

/** {@link lengthQuantile} for several fractions; the lengths are sorted once. */
export function lengthQuantiles(
  byQuestion: readonly Float64Array[],
  fractions: readonly number[],
  level: number = USUAL_LEVEL,
): Estimate[] {
  checkLevel(level);
  const sorted = Float64Array.from(byQuestion.flatMap((lengths) => [...lengths])).sort();
  const values = [...sorted];
  return fractions.map((fraction) => {
    const value = quantile(values, fraction);
    if (value === null) return { value: null, interval: null, n: 0 };
    const halfWidth = shareHalfWidth(byQuestion, { value, fraction, level });
    const bounds = halfWidth === null ? null : boundsOf(sorted, fraction, halfWidth);
    const interval: Interval | null =
      bounds === null
        ? null
        : {
            low: Math.min(bounds.low, value),
            high: Math.max(bounds.high, value),
            level,
            method: quantileMethod,
          };
    return { value, interval, n: byQuestion.length };
  });
}

interface QuantilePoint {
  value: number;
  fraction: number;
  level: number;
}

/** How far the share of samples up to the true quantile may lie from the fraction. */
function shareHalfWidth(
  byQuestion: readonly Float64Array[],
  { value, fraction, level }: QuantilePoint,
): number | null {
  const ratio = pooledRatio(
    byQuestion.map((lengths) => ({
      samples: lengths.length,
      total: lengths.reduce((count, length) => count + (length <= value ? 1 : 0), 0),
    })),
  );
  const samples = ratio === null ? null : effectiveSamples(ratio);
  if (ratio === null || samples === null) return null;
  const t = studentTQuantile((1 + level) / 2, ratio.effectiveQuestions - 1);
  return t * Math.sqrt((fraction * (1 - fraction)) / samples);
}

function boundsOf(
  sorted: Float64Array,
  fraction: number,
  halfWidth: number,
): { low: number; high: number } | null {
  const high = sorted[Math.floor(sorted.length * (fraction + halfWidth))];
  if (high === undefined) return null;
  const low =
    fraction <= halfWidth ? 0 : sorted[Math.ceil(sorted.length * (fraction - halfWidth)) - 1];
  return { low: low ?? 0, high };
}
