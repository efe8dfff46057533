import { wordsOf, type Word } from './option-words.ts';

/** What a reply may choose from. */
export interface Choices {
  /** The capital letters of the options in order: "ABCD". */
  letters: string;
  /** The words of each option's text; null where the options are known by their letters alone. */
  texts: readonly (readonly Word[])[] | null;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const MOST_OPTIONS = ALPHABET.length;

/** How many letters count as options where an item does not list them: as many as the largest public sets have. */
const UNLISTED = 10;

/**
 * The choices of an item, at most 26. Options that are the letters themselves (["A", "B"]) have no texts;
 * of options that carry their letters (["A. Paris", "B. Lyon"]) the rest is the text.
 */
export function choicesOf(options: readonly string[] | null): Choices {
  if (options === null) return { letters: ALPHABET.slice(0, UNLISTED), texts: null };
  const letters = ALPHABET.slice(0, options.length);
  const bare = withoutOwnLetters(options);
  const areLetters = bare.every(
    (text, index) => text.trim() === '' || text.trim() === letters[index],
  );
  return { letters, texts: areLetters ? null : bare.map((text) => wordsOf(text)) };
}

const OWN_LETTER = /^\s*(?:\(([A-Z])\)|([A-Z])[.):])\s*/;

function withoutOwnLetters(options: readonly string[]): readonly string[] {
  const marks = options.map((option) => OWN_LETTER.exec(option));
  const allHaveTheirs = marks.every((mark, index) => (mark?.[1] ?? mark?.[2]) === ALPHABET[index]);
  return allHaveTheirs ? options.map((option) => option.replace(OWN_LETTER, '')) : options;
}

/** The letter of the option at that place. */
export function letterAt({ letters }: Choices, index: number): string {
  return letters.charAt(index);
}
