import { checkLevel, USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { newQuestionsInterval } from '../item-means.ts';
import { CELL, type SampleMatrix } from '../sample-matrix.ts';
import { studentTQuantile } from '../student-t.ts';
import { mean, sampleStandardDeviation } from '../summary.ts';

/** How long correct and incorrect replies to the same question are. */
export interface CorrectToIncorrect {
  /**
   * Geometric mean, over questions with both, of the mean tokens of the correct replies over those of the incorrect
   * ones. Below 1: what is wrong is longer.
   */
  ratio: Estimate;
  /** The share of those questions whose incorrect replies are longer; equal ones are not. */
  longerIsWorse: Estimate;
  /** Questions with correct and incorrect replies of known length: the n of both. */
  questions: number;
}

/**
 * Compares within questions, so that hard questions being longer does not look like long replies being wrong.
 * Unscorable and missing cells and those of unknown length take no part; nor do questions where a mean is 0 tokens.
 * The interval is Student's t on the logarithms, one value a question; that of the share is the one of accuracy.
 */
export function correctToIncorrect(
  matrix: SampleMatrix,
  level: number = USUAL_LEVEL,
): CorrectToIncorrect {
  const logRatios = matrix.items.flatMap((_, row) => {
    const correct = meanTokens(matrix, row, CELL.correct);
    const incorrect = meanTokens(matrix, row, CELL.incorrect);
    return correct === null || incorrect === null ? [] : [Math.log(correct / incorrect)];
  });
  const isLonger = logRatios.map((ratio) => ({ samples: 1, total: ratio < 0 ? 1 : 0 }));
  return {
    ratio: geometricMean(logRatios, level),
    longerIsWorse: {
      value: mean(isLonger.map(({ total }) => total)),
      interval: newQuestionsInterval(isLonger, level),
      n: isLonger.length,
    },
    questions: logRatios.length,
  };
}

export const geometricMeanMethod = 't-of-logarithms';

/**
 * exp of the mean of logarithms, with exp of Student's t interval of that mean. null without values; the interval also with
 * one, and where all are the same.
 */
export function geometricMean(
  logarithms: readonly number[],
  level: number = USUAL_LEVEL,
): Estimate {
  checkLevel(level);
  const n = logarithms.length;
  const centre = mean(logarithms);
  if (centre === null) return { value: null, interval: null, n };
  const deviation = sampleStandardDeviation(logarithms);
  if (deviation === null || deviation < 1e-12) {
    return { value: Math.exp(centre), interval: null, n };
  }
  const halfWidth = (studentTQuantile((1 + level) / 2, n - 1) * deviation) / Math.sqrt(n);
  const interval: Interval = {
    low: Math.exp(centre - halfWidth),
    high: Math.exp(centre + halfWidth),
    level,
    method: geometricMeanMethod,
  };
  return { value: Math.exp(centre), interval, n };
}

/** Of the cells of one outcome and known length; null without one, or where it is 0. */
function meanTokens({ repeats, outcomes, tokens }: SampleMatrix, row: number, outcome: number) {
  const lengths: number[] = [];
  for (let cell = row * repeats; cell < (row + 1) * repeats; cell += 1) {
    const length = tokens[cell] ?? NaN;
    if (outcomes[cell] === outcome && !Number.isNaN(length)) lengths.push(length);
  }
  const value = mean(lengths);
  return value === 0 ? null : value;
}
