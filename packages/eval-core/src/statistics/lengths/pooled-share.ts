import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { newQuestionsInterval } from '../item-means.ts';
import { shareBounds } from '../share-bounds.ts';
import { pooledDesign } from './pooled-design.ts';
import { pooledRatio, type QuestionTotal } from './pooled-ratio.ts';

export const pooledShareMethod = 'wilson-pooled-t';

/**
 * The share of samples that have a property, with the interval for new questions like these. Every sample weighs the
 * same. Where all questions have equally many samples the interval is that of accuracy, under its name; where not it is
 * the same one on the effective size of pooled-design.ts.
 * @param questions `total` counts the samples with the property
 * @returns `n` counts questions that have samples; without one all is null, with one the interval is.
 * @throws RangeError for a level outside 0…1.
 */
export function pooledShare(
  questions: readonly QuestionTotal[],
  level: number = USUAL_LEVEL,
): Estimate {
  checkLevel(level);
  const asked = questions.filter(({ samples }) => samples > 0);
  const ratio = pooledRatio(asked);
  if (ratio === null) return { value: null, interval: null, n: 0 };
  const each = asked[0]?.samples;
  const areEqual = asked.every(({ samples }) => samples === each);
  const interval = areEqual
    ? newQuestionsInterval(asked, level)
    : ofUnequal(asked, ratio.mean, level);
  return { value: ratio.mean, interval, n: ratio.questions };
}

function ofUnequal(
  asked: readonly QuestionTotal[],
  proportion: number,
  level: number,
): Interval | null {
  const design = pooledDesign(asked);
  if (design === null) return null;
  const { lowFraction, highFraction } = shareBounds({ proportion, ...design }, level);
  return { low: lowFraction, high: highFraction, level, method: pooledShareMethod };
}
