import type { Span } from '../../answers/candidate.ts';
import { extractionAt } from '../../answers/extraction.ts';
import { numberAnswers, type NumberCandidate } from '../../number/number-answers.ts';
import { readNumber, type WrittenNumber } from '../../number/read-number.ts';
import type { Doubt, Extraction } from '../../verdict.ts';

/** A reply this short may be nothing but its answer. */
const LONGEST_BARE_REPLY = 400;

export interface FoundInteger {
  extraction: Extraction;
  /** null: what stands there is no whole number. */
  value: bigint | null;
  doubts: Doubt[];
}

/**
 * The places that a reply marks as its answer, most trusted first: tags, boxes, sentences that state an
 * answer; without any, a reply that is nothing but a number. The last number of a text is none: it may
 * belong to a step.
 */
export function integerCandidates(text: string): NumberCandidate[] {
  const marked = Array.from(numberAnswers(text, 'answer'))
    .filter(({ isMarked }) => isMarked)
    .map((candidate) => ({ ...candidate, number: candidate.number ?? residueIn(text, candidate) }));
  if (marked.length > 0 || text.length > LONGEST_BARE_REPLY) return marked;
  const number = readNumber(text);
  const bare = { start: 0, end: text.length, rule: 'whole-reply', isMarked: true };
  return number === null ? [] : [{ ...bare, number }];
}

/**
 * The final answer of a reply, with other numbers that it marks as its answer as rivals; null when it has
 * none. A most trusted place that holds only words yields to the next; one with digits that are no single
 * number ("3 or 4") does not.
 */
export function extractInteger(text: string): FoundInteger | null {
  const candidates = integerCandidates(text);
  const [first] = candidates;
  if (first === undefined) return null;
  const hasOwnDigits = /\d/.test(text.slice(first.start, first.end));
  const chosen =
    first.number === null && !hasOwnDigits
      ? (candidates.find(({ number }) => number !== null) ?? first)
      : first;
  const value = integerOf(chosen.number, text.slice(chosen.start, chosen.end));
  const rivals = rivalsOf(text, chosen, candidates);
  return {
    extraction: extractionAt(text, chosen, rivals),
    value,
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  };
}

function rivalsOf(
  text: string,
  chosen: NumberCandidate,
  candidates: readonly NumberCandidate[],
): string[] {
  const name = nameOf(chosen.number);
  const others = candidates
    .filter(({ number }) => number !== null && nameOf(number) !== name)
    .map(({ start, end }) => text.slice(start, end).trim());
  return [...new Set(others)];
}

/** Equal for equal values. */
function nameOf(number: WrittenNumber | null): string {
  if (number === null) return '';
  const { value, isPercent } = number;
  return `${value.numerator}/${value.denominator}${isPercent ? '%' : ''}`;
}

/** "204 (mod 977)" and "204 \\pmod{977}" say 204. */
const MODULUS =
  /\s{0,4}(?:\\pmod\s?\{\d{1,4}\}|\(?\s?(?:\\[bp]?mod|mod|modulo)\s?\{?\d{1,4}\}?\)?)[\s$]{0,4}$/;
const LONGEST_RESIDUE = 100;

function residueIn(text: string, { start, end }: Span): WrittenNumber | null {
  if (end - start > LONGEST_RESIDUE) return null;
  const place = text.slice(start, end);
  const residue = place.replace(MODULUS, '');
  return residue === place ? null : readNumber(residue);
}

/** A quotient ("686/2") is no integer as it is asked for, whatever its value. */
const QUOTIENT = /\/|frac/;

function integerOf(number: WrittenNumber | null, written: string): bigint | null {
  if (QUOTIENT.test(written)) return null;
  if (number === null || number.isPercent || number.value.denominator !== 1n) return null;
  return number.value.numerator;
}
