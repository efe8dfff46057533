import { USUAL_LEVEL } from '../interval.ts';
import { halfWidths, type AccuracySpread } from './half-widths.ts';

/** Nobody asks a question more often, or more questions, than this. */
const MOST = 1_000_000;

export interface RepeatsForHalfWidth {
  sameQuestions: number | null;
  newQuestions: number | null;
  /** Why one of them is null; null: both are known. */
  reason: string | null;
}

/**
 * The repeats of every one of m questions after which the interval of an accuracy reaches ± halfWidth, by
 * {@link halfWidths}. Repeats take away the noise of runs and never that of the choice of questions: for new
 * questions it is null where the questions alone leave more than ± halfWidth.
 * @throws RangeError unless 0 < halfWidth < 1, and as {@link halfWidths} does.
 */
export function repeatsForHalfWidth(options: {
  halfWidth: number;
  questions: number;
  spread: AccuracySpread;
  level?: number;
}): RepeatsForHalfWidth {
  const { halfWidth, questions, spread, level = USUAL_LEVEL } = options;
  checkHalfWidth(halfWidth);
  const at = (repeats: number) => halfWidths({ questions, repeats }, spread, level);
  const known = at(1);
  const reach = (side: 'sameQuestions' | 'newQuestions') =>
    known[side] === null ? null : smallestWhere((repeats) => (at(repeats)[side] ?? 1) <= halfWidth);
  const sameQuestions = reach('sameQuestions');
  const newQuestions = reach('newQuestions');
  return {
    sameQuestions,
    newQuestions,
    reason: reasonOf({ halfWidth, questions, spread, reached: { sameQuestions, newQuestions } }),
  };
}

/**
 * How many questions like these, each asked R times, the interval for new questions needs to reach ± halfWidth;
 * `null` where a variance is not known, or a million would not do.
 * @throws RangeError as {@link repeatsForHalfWidth}.
 */
export function questionsForHalfWidth(options: {
  halfWidth: number;
  repeats: number;
  spread: AccuracySpread;
  level?: number;
}): number | null {
  const { halfWidth, repeats, spread, level = USUAL_LEVEL } = options;
  checkHalfWidth(halfWidth);
  const at = (questions: number) => halfWidths({ questions, repeats }, spread, level).newQuestions;
  return at(2) === null ? null : smallestWhere((questions) => (at(questions) ?? 1) <= halfWidth);
}

/** The smallest whole number from 1 that is enough, where every larger one is too; null: none up to a million. */
function smallestWhere(isEnough: (count: number) => boolean): number | null {
  let high = 1;
  while (!isEnough(high)) {
    if (high >= MOST) return null;
    high = Math.min(MOST, high * 2);
  }
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function reasonOf(options: {
  halfWidth: number;
  questions: number;
  spread: AccuracySpread;
  reached: Omit<RepeatsForHalfWidth, 'reason'>;
}): string | null {
  const { halfWidth, questions, spread, reached } = options;
  if (reached.sameQuestions !== null && reached.newQuestions !== null) return null;
  if (spread.varianceRun === null) return 'One repeat does not tell the noise of runs apart.';
  if (spread.varianceQuestion === null) return 'One question does not tell how questions differ.';
  return `However often they are asked, ${questions} questions leave more than ± ${pointsText(halfWidth)} for new ones.`;
}

/** "2 points", "0.7 points": not 0.7000000000000001. */
function pointsText(fraction: number): string {
  const points = Number((100 * fraction).toPrecision(6));
  return points === 1 ? '1 point' : `${points} points`;
}

function checkHalfWidth(halfWidth: number): void {
  if (halfWidth > 0 && halfWidth < 1) return;
  throw new RangeError(`The half width is ${halfWidth}: give a number between 0 and 1, as 0.02.`);
}
