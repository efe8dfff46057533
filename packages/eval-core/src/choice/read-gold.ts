import { UnreadableItemError } from '../graders/grader.ts';
import type { Choices } from './choices.ts';
import { choiceCandidates } from './find-choice.ts';
import { foldWidth } from './fold-width.ts';
import { areSameWords, wordsOf } from './option-words.ts';
import { readSelection } from './read-selection.ts';

/** A label at the beginning of a line, with or without a sign behind it: "C Cecile", "(C) Cecile". */
const LABEL_LINE = /^[\s*_$"'`([]{0,8}([A-Z])(?=[*_$"'`.):\]]|\s+\p{Lu}|\s+\p{N}|\s*$)/gmu;

/**
 * The letters of the right options, in order: of "B", "AC", "A, C", ["A", "C"], "(D) Alina" and of an
 * option's text. '' for '' and []: no option is right.
 * @throws UnreadableItemError for anything else.
 */
export function readGoldLetters(gold: unknown, choices: Choices): string {
  if (Array.isArray(gold)) {
    const all = gold.map((part: unknown) => readOne(part, choices)).join('');
    return [...new Set(all)].sort().join('');
  }
  return readOne(gold, choices);
}

function readOne(gold: unknown, choices: Choices): string {
  if (typeof gold !== 'string' && typeof gold !== 'number') throw unreadable(gold, choices);
  const text = foldWidth(String(gold));
  if (text.trim() === '') return '';
  const letters = lettersOf(text, choices);
  if (letters === null) throw unreadable(gold, choices);
  return letters;
}

function lettersOf(text: string, choices: Choices): string | null {
  if (/^\s*[A-Za-z]\s*$/.test(text))
    return readSelection(text, 0, choices.letters)?.letters ?? null;
  const words = wordsOf(text);
  const named = (choices.texts ?? []).flatMap((option, index) =>
    areSameWords(option, words) ? [choices.letters.charAt(index)] : [],
  );
  if (named.length === 1) return named[0] ?? null;
  const selection = readSelection(text, 0, choices.letters);
  if (selection !== null && !/[\p{L}\p{N}]/u.test(text.slice(selection.end)))
    return selection.letters;
  return labelOfLine(text, choices) ?? statedLetters(text, choices);
}

function labelOfLine(text: string, { letters }: Choices): string | null {
  const labels = Array.from(text.matchAll(LABEL_LINE), (match) => match[1] ?? '');
  return labels.findLast((label) => label !== '' && letters.includes(label)) ?? null;
}

function statedLetters(text: string, choices: Choices): string | null {
  const [first] = choiceCandidates(text, choices, { isBare: true, isThinking: false });
  return first?.letters ?? null;
}

function unreadable(gold: unknown, { letters }: Choices): UnreadableItemError {
  const shown = String(JSON.stringify(gold)).slice(0, 80);
  return new UnreadableItemError(
    `The gold ${shown} names no option: give one of the letters ${letters.charAt(0)} to ${letters.slice(-1)}, a list of them, or the text of an option.`,
  );
}
