import type { Interval } from '../interval.ts';
import { studentTQuantile, studentTUpperTail } from '../student-t.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import type { ShareMoments, SideMoments } from './share-moments.ts';

export const differenceIntervalMethod = 'paired-t-newcombe';

/**
 * Interval for the difference of two shares on new questions like these, both checkpoints asked the same ones. Where
 * many questions differ it is that of the paired t test. Where few do, their spread says little of those that were not
 * seen, and it is Newcombe's square-and-add of two Wilson intervals with the correlation of the pairs ("Improved
 * confidence intervals for the difference between binomial proportions based on paired data", Statistics in Medicine
 * 17, 1998, method 10), each on the number of independent yes-or-no questions that would vary as these do
 * ({@link effectiveQuestions}): as lopsided as the two shares are, and with a width where all pairs agree. Between the
 * two the squares of the half widths go over linearly ({@link trustOfDifferences}). Student's t has questions − 1
 * degrees of freedom in both; the ends stay in −1…1.
 *
 * At the level, and the narrower one at 2·level − 1 that equivalence is judged by, null where that is no level. null
 * with fewer than two questions.
 */
export function differenceIntervals(
  moments: ShareMoments,
  level: number,
): { interval: Interval; narrower: Interval | null } | null {
  if (moments.questions < 2) return null;
  const at = (wanted: number): Interval => ({
    ...intervalAt(moments, criticalValueAt(wanted, moments.questions - 1)),
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
    const { low, high } = intervalAt(moments, criticalValue);
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

/** The interval at a critical value: it grows with it, and is the difference alone at 0. */
function intervalAt(moments: ShareMoments, criticalValue: number): { low: number; high: number } {
  const difference = moments.second.mean - moments.first.mean;
  if (criticalValue === 0) return { low: difference, high: difference };
  const first = distances(moments.first, moments.questions, criticalValue);
  const second = distances(moments.second, moments.questions, criticalValue);
  const correlation = cautiousCorrelation(moments);
  const trust = trustOfDifferences(moments);
  const squareOfT =
    criticalValue ** 2 * Math.max(squaredErrorOf(moments), squaredErrorOfUndrawn(moments));
  const side = (a: number, b: number): number => {
    const squareAndAdd = Math.max(0, a * a + b * b - 2 * correlation * a * b);
    return Math.sqrt(trust * squareOfT + (1 - trust) * squareAndAdd);
  };
  return {
    low: Math.max(-1, difference - side(second.below, first.above)),
    high: Math.min(1, difference + side(second.above, first.below)),
  };
}

/** Of the mean difference, from the spread of the questions' differences. */
function squaredErrorOf({ questions, first, second, covariance }: ShareMoments): number {
  return Math.max(0, first.variance + second.variance - 2 * covariance) / questions;
}

/**
 * A little more than the half question that turned from never to always in Newcombe's continuity correction: (Σd²)/m² is
 * the squared error, and Σd² is not believed below this. Where many repeats show that nothing changed in 30 questions,
 * one in ten of those that were not drawn may have: none of that tenth is among 30 in 4 % of studies, and none that
 * changed by more than a fifth in 15 %. Without it 91 % of intervals at 30 × 50 hold such a change, at ½ 92.7 %.
 */
const UNDRAWN_SQUARES = 0.6;

function squaredErrorOfUndrawn({ questions }: ShareMoments): number {
  return UNDRAWN_SQUARES / questions ** 2;
}

/**
 * So many questions must differ, counted as (Σd²)²/Σd⁴ so that small differences beside a large one count less, before
 * the spread of the differences is believed at all, and altogether.
 */
const DIFFERING = { disbelievedUpTo: 3, believedFrom: 6 };
/**
 * And so many correct, and as many other cells, must either side have: of 30 questions asked once each at 5 %, a side
 * without a correct cell shows 30 small differences of one sign, and one correct cell would be a large one.
 */
const RARER_CELLS = { disbelievedUpTo: 5, believedFrom: 15 };

/**
 * Over 1,715 settings (8 to 100 questions, 1 to 50 repeats on either side, seven laws of chances, seven relations) the
 * mean coverage is then 95.5 % where questions · p(1 − p) ≥ 5, where square-and-add alone has 96.1 %, and 98 to 100 % at
 * 30 × 50. The t interval alone falls to 44 % where few differ, and without the second condition to 69 %.
 */
function trustOfDifferences({ squares, fourths, first, second }: ShareMoments): number {
  if (fourths === 0) return 0;
  const rarer = Math.min(rarerCells(first), rarerCells(second));
  return believed(squares ** 2 / fourths, DIFFERING) * believed(rarer, RARER_CELLS);
}

function rarerCells({ mean, cells }: SideMoments): number {
  return cells * Math.min(mean, 1 - mean);
}

function believed(
  count: number,
  { disbelievedUpTo, believedFrom }: { disbelievedUpTo: number; believedFrom: number },
): number {
  return Math.min(1, Math.max(0, (count - disbelievedUpTo) / (believedFrom - disbelievedUpTo)));
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
 * were not seen; from the second on it is believed.
 */
const [UNBELIEVED_BELOW, BELIEVED_FROM] = [1, 3];

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
 * was not drawn.
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
