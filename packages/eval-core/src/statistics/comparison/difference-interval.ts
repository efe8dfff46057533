import type { Interval } from '../interval.ts';
import { studentTQuantile, studentTUpperTail } from '../student-t.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import type { ShareMoments, SideMoments } from './share-moments.ts';

export const differenceIntervalMethod = 'newcombe-clustered-t';

/**
 * Interval for the difference of two shares on new questions like these, both checkpoints asked the same ones:
 * Newcombe's square-and-add of two Wilson intervals with the correlation of the pairs ("Improved confidence intervals
 * for the difference between binomial proportions based on paired data", Statistics in Medicine 17, 1998, method
 * 10), each Wilson interval on the number of independent yes-or-no questions that would vary as these do
 * ({@link effectiveQuestions}), with Student's t at questions − 1 degrees of freedom. With many questions it is
 * that of the paired t test; with few, or with shares near 0 and 1, it is as lopsided as the two shares are, stays
 * in −1…1, and has a width where all pairs agree. At the level, and the narrower one at 2·level − 1 that
 * equivalence is judged by, null where that is no level. null with fewer than two questions.
 */
export function differenceIntervals(
  moments: ShareMoments,
  level: number,
): { interval: Interval; narrower: Interval | null } | null {
  if (moments.questions < 2) return null;
  const at = (wanted: number): Interval => ({
    ...squareAndAdd(moments, criticalValueAt(wanted, moments.questions - 1)),
    level: wanted,
    method: differenceIntervalMethod,
  });
  return { interval: at(level), narrower: level > 0.5 ? at(2 * level - 1) : null };
}

const criticalValues = new Map<string, number>();

/** Kept, since all pairs of a leaderboard ask for the same few, and each costs as much as the rest of the interval. */
function criticalValueAt(level: number, degreesOfFreedom: number): number {
  const key = `${level} ${degreesOfFreedom}`;
  const known = criticalValues.get(key) ?? studentTQuantile((1 + level) / 2, degreesOfFreedom);
  criticalValues.set(key, known);
  return known;
}

const LARGEST_CRITICAL_VALUE = 1000;
const BISECTIONS = 60;

/**
 * The p value that belongs to {@link differenceIntervals}: 1 less the level at which the interval just touches 0.
 * 1 where the shares are equal, or with fewer than two questions.
 */
export function differenceP(moments: ShareMoments): number {
  const difference = moments.second.mean - moments.first.mean;
  if (moments.questions < 2 || difference === 0) return 1;
  const excludesZero = (criticalValue: number): boolean => {
    const { low, high } = squareAndAdd(moments, criticalValue);
    return difference > 0 ? low > 0 : high < 0;
  };
  let [outside, inside] = [0, LARGEST_CRITICAL_VALUE];
  for (let step = 0; step < BISECTIONS; step += 1) {
    const middle = (outside + inside) / 2;
    if (excludesZero(middle)) outside = middle;
    else inside = middle;
  }
  return Math.min(1, 2 * studentTUpperTail(outside, moments.questions - 1));
}

function squareAndAdd(moments: ShareMoments, criticalValue: number): { low: number; high: number } {
  if (criticalValue === 0) {
    const difference = moments.second.mean - moments.first.mean;
    return { low: difference, high: difference };
  }
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

/** How far Wilson's ends lie from the share. */
function distances(
  side: SideMoments,
  questions: number,
  criticalValue: number,
): { below: number; above: number } {
  const { lowFraction, highFraction } = wilsonInterval({
    proportion: side.mean,
    sampleSize: effectiveQuestions(side, questions),
    criticalValue,
  });
  return { below: side.mean - lowFraction, above: highFraction - side.mean };
}

/**
 * Below this questions·p(1 − p) a few questions decide, and the spread that they show says nothing of rare ones that
 * were not seen; from the second on it is believed. Without it a world where one question in ten goes from 5 % to 100 %
 * is covered 77 % of the time by 8 questions × 50 repeats.
 */
const [UNBELIEVED_BELOW, BELIEVED_FROM] = [1, 5];

/**
 * How many questions that are always or never answered would make the mean as uncertain: m·p(1 − p)/s², from m to
 * the number of cells; it is m where the spread s² is not believed, or is 0.
 */
function effectiveQuestions({ mean, variance, cells }: SideMoments, questions: number): number {
  const spread = mean * (1 - mean);
  if (variance === 0) return questions;
  const seen = Math.min(1, Math.max(questions / cells, variance / spread));
  const doubt = (BELIEVED_FROM - questions * spread) / (BELIEVED_FROM - UNBELIEVED_BELOW);
  const designEffect = seen + (1 - seen) * Math.min(1, Math.max(0, doubt));
  return questions / designEffect;
}

/** Of a whole disagreement, which is added to those that were seen. */
const UNSEEN = 0.1;

/**
 * The correlation of the questions' shares, less g/(2·m·s₁·s₂) where it is positive. With one repeat each g is 1 and this
 * is Newcombe's continuity correction, half a question of disagreement; without it two checkpoints that agree on all of
 * 30 questions, half of them solved, would differ by exactly 0. With more repeats disagreements are smaller, and g is
 * their size: (Σd⁴ + 0.1)/(Σd² + 0.1), where the tenth stands for a question that turned from never to always and
 * was not drawn. Without the tenth such worlds (3 in 100 questions, 60 × 50) are covered 68 % of the time; with g = 1,
 * intervals of 30 × 5 are up to a fifth wider for nothing.
 */
function cautiousCorrelation(moments: ShareMoments): number {
  const { questions, first, second, covariance, squares, fourths } = moments;
  if (first.variance === 0 || second.variance === 0) return 0;
  const deviations = Math.sqrt(first.variance * second.variance);
  const correlation = covariance / deviations;
  if (correlation <= 0) return Math.max(-1, correlation);
  const size = (fourths + UNSEEN) / (squares + UNSEEN);
  return Math.max(0, correlation - size / (2 * questions * deviations));
}
