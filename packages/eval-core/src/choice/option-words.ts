import type { Span } from '../answers/candidate.ts';

/** A word, number or sign of a text, folded for comparison, and where it stands. */
export interface Word extends Span {
  folded: string;
}

/**
 * Numbers keep their sign and decimals (neither 1 nor 5 is found in -1.5), words their apostrophes and
 * hyphens; every other sign counts by itself, so that x+1 and x-1 differ.
 */
const WORD =
  /(?<![\p{L}\p{N})])[-−]?\d+(?:[.,]\d+)*|\p{L}[\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*|[^\s]/gu;

/** Emphasis, quotes, dollars, brackets and closing punctuation, which people add and leave out at will. */
const IGNORED = /^[*_`"'“”‘’«»$.,;:!?()[\]]$/u;

/** The words of a text in order; case, width and punctuation do not count. Linear. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD)).flatMap(({ 0: word, index }) =>
    IGNORED.test(word) ? [] : [{ folded: fold(word), start: index, end: index + word.length }],
  );
}

/** Whether the same words stand in both, in the same order. */
export function areSameWords(left: readonly Word[], right: readonly Word[]): boolean {
  return left.length === right.length && startsWithWords(left, right, 0);
}

/** Whether the words stand in the text from that word on. */
export function startsWithWords(
  text: readonly Word[],
  words: readonly Word[],
  from: number,
): boolean {
  return words.every(({ folded }, index) => text[from + index]?.folded === folded);
}

const PLAIN = /^[!-~]*$/;

function fold(word: string): string {
  // Normalising is what costs here, and changes no plain word.
  if (PLAIN.test(word)) return word.toLowerCase();
  return word.normalize('NFKC').toLowerCase().replaceAll('’', "'").replaceAll('−', '-');
}
