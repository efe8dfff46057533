import type { Interval } from '../interval.ts';
import { studentTQuantile } from '../student-t.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import type { ShareMoments, SideMoments } from './share-moments.ts';

export const differenceIntervalMethod = 'newcombe-clustered-t';

/**
 * At the level, and the narrower one at 2·level − 1 that equivalence is judged by, null where that is no level. null
 * with fewer than two questions.
 */
export function differenceIntervals(
  moments: ShareMoments,
  level: number,
): { interval: Interval; narrower: Interval | null } | null {
  if (moments.questions < 2) return null;
  const at = (wanted: number): Interval => ({
    ...squareAndAdd(moments, studentTQuantile((1 + wanted) / 2, moments.questions - 1)),
    level: wanted,
    method: differenceIntervalMethod,
  });
  return { interval: at(level), narrower: level > 0.5 ? at(2 * level - 1) : null };
}

/** The ends for a critical value of any size. */
export function squareAndAdd(
  moments: ShareMoments,
  criticalValue: number,
): { low: number; high: number } {
  const first = distances(moments.first, moments.questions, criticalValue);
  const second = distances(moments.second, moments.questions, criticalValue);
  const correlation = cautiousCorrelation(moments);
  const difference = moments.second.mean - moments.first.mean;
  const side = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
  return {
    low: Math.max(-1, difference - side(second.below, first.above)),
    high: Math.min(1, difference + side(second.above, first.below)),
  };
}

function distances(
  { mean, variance, samples }: SideMoments,
  questions: number,
  criticalValue: number,
): { below: number; above: number } {
  const effective = variance === 0 ? questions : (mean * (1 - mean) * questions) / variance;
  const { lowFraction, highFraction } = wilsonInterval({
    proportion: mean,
    sampleSize: Math.min(effective, samples),
    criticalValue,
  });
  return { below: mean - lowFraction, above: highFraction - mean };
}

function cautiousCorrelation({ questions, first, second, covariance }: ShareMoments): number {
  if (first.variance === 0 || second.variance === 0) return 0;
  const correlation = covariance / Math.sqrt(first.variance * second.variance);
  if (correlation <= 0) return Math.max(-1, correlation);
  const spread = first.mean * (1 - first.mean) * second.mean * (1 - second.mean);
  return Math.max(0, correlation - 0.5 / (questions * Math.sqrt(spread)));
}
