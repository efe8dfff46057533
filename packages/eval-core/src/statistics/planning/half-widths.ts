import { checkLevel, USUAL_LEVEL } from '../interval.ts';
import { normalQuantile } from '../normal.ts';
import { studentTQuantile } from '../student-t.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { checkDesign, checkVariance, type Design } from './design.ts';

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
  /** Half of the width of `wilson-clustered-t` at the expected variance. */
  newQuestions: number | null;
}

/**
 * How wide, to each side, the intervals of an accuracy will be for m questions × R repeats. That for new questions
 * is worked out by the method that the leaderboard uses (`newQuestionsInterval`) at the variance that is expected,
 * (varianceQuestion + varianceRun/R)/m, so that what is planned is what will be shown. `null`: a variance is not
 * known, or there is one question.
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
            varianceOfItemMean: varianceQuestion + runPart,
            level,
          }),
  };
}

/** For one question of `varianceOfItemMean`, whatever it is made of. `null` with one question. */
export function newQuestionsHalfWidth(options: {
  design: Design;
  mean: number;
  varianceOfItemMean: number;
  level: number;
}): number | null {
  const { design, mean, varianceOfItemMean, level } = options;
  const { questions, repeats } = design;
  if (questions < 2) return null;
  const squaredError = varianceOfItemMean / questions;
  const effective = squaredError === 0 ? questions : (mean * (1 - mean)) / squaredError;
  const { lowFraction, highFraction } = wilsonInterval({
    proportion: mean,
    // All wrong or all right leaves nothing to divide; the interval then counts questions.
    sampleSize: Math.min(effective > 0 ? effective : questions, questions * repeats),
    criticalValue: studentTQuantile((1 + level) / 2, questions - 1),
  });
  return (highFraction - lowFraction) / 2;
}
