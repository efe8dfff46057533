import { checkLevel, USUAL_LEVEL } from '../interval.ts';
import { normalQuantile } from '../normal.ts';
import { shareBounds } from '../share-bounds.ts';
import { checkDesign, checkVariance, type Design } from './design.ts';
import { expectedDesignEffect } from './expected-design-effect.ts';

/** What is known, or assumed, of one checkpoint's accuracy; variances as in `VarianceComponents`. */
export interface AccuracySpread {
  /** 0…1. */
  mean: number;
  varianceRun: number | null;
  varianceQuestion: number | null;
}

export interface HalfWidths {
  /** z · √(varianceRun/(m·R)). */
  sameQuestions: number | null;
  /** Half of the width of `newQuestionsInterval` at the expected variance. */
  newQuestions: number | null;
}

/**
 * How wide, to each side, the intervals of an accuracy will be for m questions × R repeats. That for new questions
 * is worked out by the method that the leaderboard uses (`newQuestionsInterval`) at the variance that is expected of a
 * question's mean, varianceQuestion + varianceRun/R, so that what is planned is what will be shown. `null`: a variance
 * is not known, or there is one question.
 * @throws RangeError for a level, mean, variance or design outside its range.
 */
export function halfWidths(
  design: Design,
  spread: AccuracySpread,
  level: number = USUAL_LEVEL,
): HalfWidths {
  checkLevel(level);
  checkDesign(design);
  const { varianceRun, varianceQuestion } = spread;
  checkVariance('run', varianceRun);
  checkVariance('question', varianceQuestion);
  if (varianceRun === null) return { sameQuestions: null, newQuestions: null };
  const runPart = varianceRun / design.repeats;
  return {
    sameQuestions: normalQuantile((1 + level) / 2) * Math.sqrt(runPart / design.questions),
    newQuestions:
      varianceQuestion === null
        ? null
        : newQuestionsHalfWidth({
            design,
            mean: spread.mean,
            varianceRun,
            varianceQuestion,
            level,
          }),
  };
}

function newQuestionsHalfWidth(options: {
  design: Design;
  mean: number;
  varianceRun: number;
  varianceQuestion: number;
  level: number;
}): number | null {
  const { design, mean, varianceRun, varianceQuestion, level } = options;
  const { questions } = design;
  if (questions < 2) return null;
  const { effect, degreesOfFreedom } = expectedDesignEffect({
    design,
    mean,
    varianceRun,
    varianceQuestion,
  });
  const bounds = shareBounds(
    { proportion: mean, effectiveSize: questions / effect, degreesOfFreedom },
    level,
  );
  return (bounds.highFraction - bounds.lowFraction) / 2;
}
