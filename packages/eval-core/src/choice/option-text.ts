import type { Span } from '../answers/candidate.ts';
import { letterAt, type Choices } from './choices.ts';
import { startsWithWords, wordsOf, type Word } from './option-words.ts';

/** An option named by its text. */
export interface NamedOption extends Span {
  letter: string;
}

/**
 * Every place of the text where an option is named by its whole text, from left to right. Where one option
 * begins with another ("North East" and "North"), the longest counts. None when options have no texts.
 */
export function namedOptions(text: string, choices: Choices): NamedOption[] {
  const byFirstWord = optionsByFirstWord(choices);
  if (byFirstWord.size === 0) return [];
  const words = wordsOf(text);
  const named: NamedOption[] = [];
  for (let index = 0; index < words.length;) {
    const first = words[index];
    const starting = byFirstWord.get(first?.folded ?? '') ?? [];
    const option = starting.find(({ words: optionWords }) =>
      startsWithWords(words, optionWords, index),
    );
    const last = option && words[index + option.words.length - 1];
    if (first !== undefined && option !== undefined && last !== undefined) {
      named.push({ letter: option.letter, start: first.start, end: last.end });
      index += option.words.length;
    } else index += 1;
  }
  return named;
}

/** The one option that is named in the text; null when none is, or several are. Its last place. */
export function onlyNamedOption(text: string, choices: Choices): NamedOption | null {
  return unanimous(namedOptions(text, choices)) ?? null;
}

/** The last of the places where they all name the same option. */
export function unanimous(named: readonly NamedOption[]): NamedOption | undefined {
  return new Set(named.map(({ letter }) => letter)).size === 1 ? named.at(-1) : undefined;
}

interface OptionWords {
  letter: string;
  words: readonly Word[];
}

/** Longest first. Two options of the same text can be told apart by their letters only, so neither counts. */
function optionsByFirstWord(choices: Choices): ReadonlyMap<string, OptionWords[]> {
  const options = (choices.texts ?? []).map((words, index) => ({
    words,
    letter: letterAt(choices, index),
    key: words.map(({ folded }) => folded).join(' '),
  }));
  const distinct = options.filter(
    ({ key }) => key !== '' && options.filter((other) => other.key === key).length === 1,
  );
  const byFirstWord = new Map<string, OptionWords[]>();
  for (const option of distinct.sort((a, b) => b.words.length - a.words.length)) {
    const first = option.words[0]?.folded ?? '';
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), option]);
  }
  return byFirstWord;
}
