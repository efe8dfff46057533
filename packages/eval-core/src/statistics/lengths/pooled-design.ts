import { designEffect, doubtOfSpread } from '../design-effect.ts';
import { pooledRatio, type PooledRatio, type QuestionTotal } from './pooled-ratio.ts';

/** What samples that come in questions are worth for a share. */
export interface PooledDesign {
  /** As many independent samples would say as much. */
  effectiveSize: number;
  /** Of that size; Infinity: it is known. */
  degreesOfFreedom: number;
}

/** Below this one question outweighs all others, and there is nothing to compare it with. */
const FEWEST_EFFECTIVE_QUESTIONS = 1.05;

/**
 * The effective size of a share over samples. With equally many samples a question it is that of accuracy: questions
 * over the design effect. With unequal ones it is p(1 − p)/SE² for the linearised SE of {@link pooledRatio}, between Kish's number
 * of effective questions and the samples, with one degree of freedom less than effective questions; while few
 * questions decide (design-effect.ts says when) no more than the questions count.
 * @param questions `total` counts the samples that have the property
 * @returns null where fewer than two questions have samples, or one outweighs the others.
 */
export function pooledDesign(questions: readonly QuestionTotal[]): PooledDesign | null {
  const asked = questions.filter(({ samples }) => samples > 0);
  const ratio = pooledRatio(asked);
  if (ratio === null || ratio.effectiveQuestions < FEWEST_EFFECTIVE_QUESTIONS) return null;
  if (ratio.mean <= 0 || ratio.mean >= 1) {
    return { effectiveSize: ratio.effectiveQuestions, degreesOfFreedom: Infinity };
  }
  const each = asked[0]?.samples ?? 0;
  if (asked.some(({ samples }) => samples !== each)) return unequalDesign(ratio);
  const means = asked.map(({ samples, total }) => total / samples);
  const { effect, degreesOfFreedom } = designEffect(means, 1 / each);
  return { effectiveSize: asked.length / effect, degreesOfFreedom };
}

function unequalDesign({
  mean,
  spread,
  samples,
  questions,
  effectiveQuestions,
}: PooledRatio): PooledDesign {
  const variance = mean * (1 - mean);
  const observed = (effectiveQuestions * (spread ?? 0) ** 2) / (questions * variance);
  const effect = Math.min(1, Math.max(effectiveQuestions / samples, observed));
  const doubt = doubtOfSpread(effectiveQuestions * variance);
  return {
    effectiveSize: effectiveQuestions / (effect + (1 - effect) * doubt),
    degreesOfFreedom: effectiveQuestions - 1,
  };
}
