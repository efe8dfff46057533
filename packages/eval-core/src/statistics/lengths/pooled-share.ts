import { checkLevel, USUAL_LEVEL, type Estimate } from '../interval.ts';
import { studentTQuantile } from '../student-t.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { pooledRatio, type PooledRatio, type QuestionTotal } from './pooled-ratio.ts';

export const pooledShareMethod = 'wilson-pooled-t';

/**
 * The share of samples that have a property, with the interval for new questions like these: Wilson's interval with
 * Student's t, as for accuracy, on the effective sample size p(1 − p)/SE² where SE is that of {@link pooledRatio}. It differs
 * from the interval of accuracy only where questions have unequal numbers of samples: here every sample weighs the
 * same, and the degrees of freedom are Kish's effective questions less one.
 * @param questions `total` counts the samples with the property
 * @returns `n` counts questions that have samples; without one all is null, with one the interval is.
 */
export function pooledShare(
  questions: readonly QuestionTotal[],
  level: number = USUAL_LEVEL,
): Estimate {
  checkLevel(level);
  const ratio = pooledRatio(questions);
  if (ratio === null) return { value: null, interval: null, n: 0 };
  const n = ratio.questions;
  const sampleSize = effectiveSamples(ratio);
  if (sampleSize === null) return { value: ratio.mean, interval: null, n };
  const { lowFraction, highFraction } = wilsonInterval({
    proportion: ratio.mean,
    sampleSize,
    criticalValue: studentTQuantile((1 + level) / 2, ratio.effectiveQuestions - 1),
  });
  const interval = { low: lowFraction, high: highFraction, level, method: pooledShareMethod };
  return { value: ratio.mean, interval, n };
}

/**
 * How many independent samples a share is worth: p(1 − p)/SE², at most the samples there are. Where all questions
 * agree the error is 0 and says nothing: then it is the number of (effective) questions, the cautious end. null where
 * a single question, or one that outweighs all others, leaves nothing to compare.
 */
export function effectiveSamples(ratio: PooledRatio): number | null {
  const { mean, spread, samples, questions, effectiveQuestions } = ratio;
  // Below two effective questions Student's t has less than one degree of freedom: it says nothing of use.
  if (spread === null || effectiveQuestions < 1.05) return null;
  if (spread < 1e-12) return Math.min(effectiveQuestions, samples);
  return Math.min((mean * (1 - mean) * questions) / spread ** 2, samples);
}
