import type { Rng } from '../../random.ts';
import { bootstrapMeans, valueClasses } from '../bootstrap/bootstrap-means.ts';
import type { Interval } from '../interval.ts';
import { normalCdf } from '../normal.ts';
import { studentTQuantile } from '../student-t.ts';
import { quantile } from '../summary.ts';
import { differencesOf } from './differences.ts';
import type { PairedCounts } from './paired-counts.ts';

export const bootstrapDifferenceMethod = 'bootstrap-pairs';

const RESAMPLES = 10_000;
/** With fewer questions that differ the resamples hardly hold what other questions would bring. */
const FEWEST_DIFFERENT = 10;

/**
 * Interval for the difference on new questions by resampling questions, both checkpoints' answers together (Efron &
 * Tibshirani, An Introduction to the Bootstrap, 1993): the percentiles of 10,000 means of the per-question
 * differences, at levels moved outwards for few questions to Φ(t·√(m/(m − 1))), t the quantile of Student's t
 * with m − 1 degrees of freedom (Hesterberg, The American Statistician 69, 2015, "expanded percentile"). `null`
 * where it cannot be trusted: a resample shows only differences that were seen, so where fewer than ten
 * questions differ, counted as (Σd²)²/Σd⁴ so that small differences beside a large one count less, it is too narrow.
 */
export function bootstrapDifferenceInterval(
  counts: PairedCounts,
  level: number,
  rng: Rng,
): Interval | null {
  const { perQuestion, unitsPerOne } = differencesOf(counts);
  if (differentQuestions(perQuestion) < FEWEST_DIFFERENT) return null;
  const means = Array.from(bootstrapMeans(valueClasses(perQuestion), RESAMPLES, rng));
  const tail = expandedTail(level, perQuestion.length);
  const [low, high] = [quantile(means, tail), quantile(means, 1 - tail)];
  if (low === null || high === null) return null;
  return {
    low: low / unitsPerOne,
    high: high / unitsPerOne,
    level,
    method: bootstrapDifferenceMethod,
  };
}

function differentQuestions(differences: Int32Array): number {
  let [squares, fourths] = [0, 0];
  for (const difference of differences) {
    const square = difference * difference;
    squares += square;
    fourths += square * square;
  }
  return fourths === 0 ? 0 : (squares * squares) / fourths;
}

function expandedTail(level: number, questions: number): number {
  const t = studentTQuantile((1 - level) / 2, questions - 1);
  return normalCdf(t * Math.sqrt(questions / (questions - 1)));
}
