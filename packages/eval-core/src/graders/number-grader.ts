import { extractionAt } from '../answers/extraction.ts';
import { numberAnswers, type NumberCandidate } from '../number/number-answers.ts';
import { readNumber, type WrittenNumber } from '../number/read-number.ts';
import { isSameNumber, type Tolerance } from '../number/same-number.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import {
  UnreadableItemError,
  type GradedItem,
  type Grader,
  type GradingOptions,
} from './grader.ts';

/**
 * One number. The gold is a number or a text that is one (`"1,234"`, `"6%"`, `"#### 42"`);
 * `params.tolerance` is `{ "absolute"?, "relative"? }`, without it the values must be equal. Units,
 * currencies and percent signs do not count against an answer.
 */
export const numberGrader: Grader = {
  kind: 'number',
  name: 'number',
  version: '1',
  candidates: (_, text, options) => candidatesOf(text, options),
  grade: gradeNumber,
  goldTexts: ({ gold }) =>
    typeof gold === 'string' || typeof gold === 'number' ? [String(gold)] : [],
};

function gradeNumber(item: GradedItem, text: string, options: GradingOptions): Verdict | null {
  const gold = readGold(item.gold);
  const tolerance = readTolerance(item.params.tolerance);
  if (text.trim() === '') return null;
  const candidates = neededCandidates(text, options);
  const unreadable = candidates.find(({ isMarked }) => isMarked);
  const chosen = chosenOf(text, candidates, unreadable);
  if (chosen === null) {
    return unreadable === undefined
      ? null
      : verdictOf('invalid-answer', { extracted: extractionAt(text, unreadable) });
  }

  const rivals = rivalsOf(text, chosen.number, candidates);
  const isRight = isSameNumber(gold, chosen.number, tolerance);
  return verdictOf(isRight ? 'verified' : 'wrong-answer', {
    extracted: extractionAt(text, chosen, rivals),
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  });
}

/** A guess counts only where no marked answer is a number; to look for one costs half of a verdict. */
function neededCandidates(text: string, options: GradingOptions): NumberCandidate[] {
  if (options.isBare) return candidatesOf(text, options);
  const needed: NumberCandidate[] = [];
  const wantsGuesses = () => !needed.some(({ isMarked, number }) => isMarked && number !== null);
  for (const candidate of numberAnswers(text, options.source, wantsGuesses)) needed.push(candidate);
  return needed;
}

function candidatesOf(text: string, { isBare, source }: GradingOptions): NumberCandidate[] {
  const bare = isBare ? readNumber(text) : null;
  if (bare !== null) {
    return [{ start: 0, end: text.length, rule: 'bare', number: bare, isMarked: true }];
  }
  return [...numberAnswers(text, source)];
}

/**
 * The most trusted number. Behind a marked answer that has digits and is no number ("2^10", "5 or 6"), or
 * a tag without one, only another marked one counts, and in a text without words none that is only a part
 * of it: its first or last digits would be a number that the reply never gave.
 */
function chosenOf(
  text: string,
  candidates: readonly NumberCandidate[],
  firstMarked: NumberCandidate | undefined,
): ReadCandidate | null {
  const isExpression =
    firstMarked === undefined
      ? !WORD_OR_EQUATION.test(text)
      : firstMarked.number === null &&
        (firstMarked.rule === 'final-answer-tag' ||
          /\d/.test(text.slice(firstMarked.start, firstMarked.end)));
  const counts = ({ start, end, isMarked }: NumberCandidate): boolean =>
    isMarked || !isExpression || end - start === text.trim().length;
  const isRead = (candidate: NumberCandidate): candidate is ReadCandidate =>
    candidate.number !== null && counts(candidate);
  return candidates.find(isRead) ?? null;
}

type ReadCandidate = NumberCandidate & { number: WrittenNumber };

/** Two letters may be a function or two unknowns ("ln 5"), so short words are named. */
const WORD_OR_EQUATION =
  /(?<![\\\p{L}])(?:\p{L}{3}|(?:it|is|so|we|he|be|to|of|at|by)\b)|=|\p{Script=Han}|\n/iu;

const NO_TOLERANCE: Tolerance = { absolute: null, relative: null };

/** Other numbers that the reply marks as its answer. */
function rivalsOf(
  text: string,
  chosen: WrittenNumber,
  candidates: readonly NumberCandidate[],
): string[] {
  const rivals = candidates
    .filter(
      ({ number, isMarked }) =>
        isMarked && number !== null && !isSameNumber(chosen, number, NO_TOLERANCE),
    )
    .map(({ start, end }) => text.slice(start, end).trim());
  return [...new Set(rivals)];
}

function readGold(gold: unknown): WrittenNumber {
  if (typeof gold === 'number' && hasLostDigits(gold)) {
    throw new UnreadableItemError(
      `The gold ${gold} has more digits than a JSON number keeps: give it as text.`,
    );
  }
  const read =
    typeof gold === 'number' || typeof gold === 'string' ? goldNumber(String(gold)) : null;
  if (read !== null) return read;
  throw new UnreadableItemError(
    `The gold ${String(JSON.stringify(gold)).slice(0, 80)} is no number.`,
  );
}

/** A double keeps 15 digits of any number; of a larger whole number with more, the last may be others. */
function hasLostDigits(gold: number): boolean {
  if (!Number.isInteger(gold) || Number.isSafeInteger(gold)) return false;
  return (/^-?([\d.]+)/.exec(gold.toExponential())?.[1]?.replace('.', '').length ?? 0) > 15;
}

function goldNumber(gold: string): WrittenNumber | null {
  const whole = readNumber(gold);
  if (whole !== null) return whole;
  for (const { number, isMarked } of numberAnswers(gold, 'answer')) {
    if (isMarked && number !== null) return number;
  }
  return null;
}

function readTolerance(value: unknown): Tolerance {
  if (value === undefined || value === null) return NO_TOLERANCE;
  if (typeof value === 'object' && !Array.isArray(value)) {
    const { absolute, relative, ...others }: Record<string, unknown> = { ...value };
    const bounds = [absolute, relative].map(readBound);
    if (Object.keys(others).length === 0 && !bounds.includes(undefined)) {
      return { absolute: bounds[0] ?? null, relative: bounds[1] ?? null };
    }
  }
  throw new UnreadableItemError(
    'The "tolerance" of a number is an object with "absolute", "relative" or both, each a number of 0 or more.',
  );
}

/** undefined: it is no bound. */
function readBound(value: unknown): Tolerance['absolute'] | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number' || !(value >= 0)) return undefined;
  return readNumber(String(value))?.value;
}
