import { checkLevel, USUAL_LEVEL } from '../interval.ts';
import { normalQuantile } from '../normal.ts';
import { studentTQuantile } from '../student-t.ts';
import { checkDesign, checkVariance, type Design } from './design.ts';

/** What a test is planned with where nobody asks for another power. */
export const USUAL_POWER = 0.8;

export interface DetectableInput extends Design {
  /** Of one sample around its question's chance, p(1 − p) on average; of two checkpoints the mean. null: unknown. */
  varianceRun: number | null;
  /** Of the questions' chances of one checkpoint. null: unknown. */
  varianceQuestion?: number | null;
  /** Of the questions' chances between the two checkpoints, −1…1: assumed where only one of them is known. */
  correlation?: number;
  /** Of the questions' true differences, where both checkpoints are known; it goes before the two above. */
  varianceDifference?: number | null;
  level?: number;
  power?: number;
}

export interface DetectableDifference {
  /** On these very questions: only the noise of runs stands against it. */
  sameQuestions: number | null;
  /** For questions like these: the choice of questions does too. */
  newQuestions: number | null;
}

/**
 * The smallest difference of two checkpoints, as a fraction, that a design of m questions × R repeats each finds
 * with the given power in a two-sided test at 1 − level:
 * these questions: (z₁₋α/₂ + z_power) · √(2·varianceRun/(m·R));
 * new questions: (t₁₋α/₂ + t_power) · √((varianceDifference + 2·varianceRun/R)/m), t with m − 1 degrees of freedom,
 * where varianceDifference = 2·varianceQuestion·(1 − correlation) unless it is known
 * (Cohen, "Statistical Power Analysis", 1988, chapter 2; for evaluations: Miller, "Adding Error Bars to Evals", 2024).
 * The sum of two t quantiles stands in for the noncentral t: at level 0.95 within 1 % of it from 8 questions on, and
 * 5 % too small for 3.
 * `null` where a variance is unknown, with one question for new ones, and where no difference up to 1 would do.
 * @throws RangeError for a level, power, correlation, variance or design outside its range.
 */
export function detectableDifference(input: DetectableInput): DetectableDifference {
  const { questions, repeats, varianceRun, level = USUAL_LEVEL, power = USUAL_POWER } = input;
  checkLevel(level);
  checkPower(power, level);
  checkDesign(input);
  checkVariance('run', varianceRun);
  const ofQuestions = differenceVariance(input);
  if (varianceRun === null) return { sameQuestions: null, newQuestions: null };
  const runPart = (2 * varianceRun) / repeats;
  const tails = (1 + level) / 2;
  const sameQuestions =
    (normalQuantile(tails) + normalQuantile(power)) * Math.sqrt(runPart / questions);
  if (questions < 2 || ofQuestions === null) {
    return { sameQuestions: asDifference(sameQuestions), newQuestions: null };
  }
  const freedom = questions - 1;
  const newQuestions =
    (studentTQuantile(tails, freedom) + studentTQuantile(power, freedom)) *
    Math.sqrt((ofQuestions + runPart) / questions);
  return { sameQuestions: asDifference(sameQuestions), newQuestions: asDifference(newQuestions) };
}

function differenceVariance(input: DetectableInput): number | null {
  const { varianceQuestion = null, varianceDifference, correlation } = input;
  checkVariance('question', varianceQuestion);
  if (varianceDifference !== undefined) {
    checkVariance('question difference', varianceDifference);
    return varianceDifference;
  }
  if (varianceQuestion === null || correlation === undefined) return null;
  if (!(correlation >= -1 && correlation <= 1)) {
    throw new RangeError(`The correlation is ${correlation}: give a number from −1 to 1.`);
  }
  return 2 * varianceQuestion * (1 - correlation);
}

function checkPower(power: number, level: number): void {
  if (power >= 0.5 && power < 1) return;
  throw new RangeError(
    `The power is ${power} at level ${level}: give a number from 0.5 to below 1, such as 0.8.`,
  );
}

/** Shares differ by at most 1. */
function asDifference(difference: number): number | null {
  return difference <= 1 ? difference : null;
}
