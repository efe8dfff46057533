import type { Candidate } from '../answers/candidate.ts';
import { MARKED_RULES, mathAnswers } from '../answers/math-answers.ts';
import { readNumber, type WrittenNumber } from './read-number.ts';

/** A place that looks like a numeric answer. */
export interface NumberCandidate extends Candidate {
  /** null: it is no number. */
  number: WrittenNumber | null;
  /** The reply itself marks the place as its answer; else it is the last number or the like. */
  isMarked: boolean;
}

/** "5 hours and 30 minutes", "5 ft 3 in": neither number is the value. */
const COMPOUND =
  /^\D{0,8}\d[\d.,]{0,12}\s?(?:hours?|hrs?|h|minutes?|mins?|days?|weeks?|months?|years?|feet|foot|ft|pounds?|lbs?|kg|km|m|dollars?),?\s(?:and\s)?\d[\d.,]{0,12}\s?(?:minutes?|mins?|m|seconds?|secs?|s|hours?|days?|weeks?|months?|inch(?:es)?|in|ounces?|oz|g|cm|cents?)\b/i;

/**
 * The places that could be meant as the number, most trusted first, as for mathematics: tags, boxes,
 * final-answer sentences, answer sentences, the last number. In thinking only what is marked as a final
 * answer counts.
 *
 * @param wantsGuesses as of mathAnswers
 */
export function* numberAnswers(
  text: string,
  source: 'answer' | 'thinking',
  wantsGuesses?: () => boolean,
): Generator<NumberCandidate> {
  for (const place of mathAnswers(text, source, wantsGuesses)) {
    const read = place.map((candidate) => {
      const [value, ...others] = candidate.texts;
      return { ...candidate, number: others.length === 0 ? readNumber(value) : null };
    });
    const [whole] = read;
    if (whole === undefined) continue;
    const isOne = !COMPOUND.test(whole.texts[0]);
    const best = (isOne ? read.find(({ number }) => number !== null) : null) ?? whole;
    const { start, end, rule, number } = best;
    yield { start, end, rule, number, isMarked: MARKED_RULES.has(rule) };
  }
}
