import { betaQuantile } from './beta-quantile.ts';
import { normalQuantile } from './normal.ts';
import { studentTQuantile } from './student-t.ts';
import { wilsonInterval } from './wilson-interval.ts';

export interface EstimatedShare {
  /** 0…1. */
  proportion: number;
  /** Independent yes-or-no cases that would be as informative; above 0, need not be whole. */
  effectiveSize: number;
  /** Of the estimate of that size; Infinity: it is known. */
  degreesOfFreedom: number;
}

/** Beyond this, Student's t and the normal quantile agree to four digits, and the incomplete beta is slow. */
const MOST_DEGREES = 1e5;

/**
 * Wilson's score interval on an effective size with Student's t, never inside the one-sided bounds of Clopper &
 * Pearson on that size (as Korn & Graubard, Survey Methodology 24, 1998, take them) with the whole error on each side.
 * Those matter for a few successes or failures only, up to some ten, where Wilson's end on the near side lies too
 * close (Brown, Cai & DasGupta, Statistical Science 16, 2001, section 4.1.1).
 * @throws RangeError for a proportion outside 0…1, or a size not above 0.
 */
export function shareBounds(
  { proportion, effectiveSize, degreesOfFreedom }: EstimatedShare,
  level: number,
): { lowFraction: number; highFraction: number } {
  const probability = (1 + level) / 2;
  const score = wilsonInterval({
    proportion,
    sampleSize: effectiveSize,
    criticalValue:
      degreesOfFreedom > MOST_DEGREES
        ? normalQuantile(probability)
        : studentTQuantile(probability, degreesOfFreedom),
  });
  const successes = proportion * effectiveSize;
  const failures = effectiveSize - successes;
  const rareLow = successes > 0 ? betaQuantile(1 - level, successes, failures + 1) : 0;
  const rareHigh = failures > 0 ? betaQuantile(level, successes + 1, failures) : 1;
  return {
    lowFraction: Math.min(score.lowFraction, rareLow),
    highFraction: Math.max(score.highFraction, rareHigh),
  };
}
