import { extractionAt } from '../answers/extraction.ts';
import type { ChoiceCandidate } from '../choice/choice-candidate.ts';
import { choicesOf, MOST_OPTIONS, type Choices } from '../choice/choices.ts';
import { choiceCandidates } from '../choice/find-choice.ts';
import { areSameWords, wordsOf } from '../choice/option-words.ts';
import { readGoldLetters } from '../choice/read-gold.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import {
  UnreadableItemError,
  type GradedItem,
  type Grader,
  type GradingOptions,
} from './grader.ts';

/**
 * Multiple choice. `gold` is a letter, several ("AC", ["A", "C"]), the text of an option, or '' when none
 * is right; `options` are the texts in the order of their letters, the letters themselves, or null. All
 * right options must be chosen and no other.
 */
export const choiceGrader: Grader = {
  kind: 'choice',
  name: 'choice',
  version: '1',
  candidates: (item, text, options) => candidatesOf(text, readChoices(item), options),
  grade: gradeChoice,
  goldTexts(item) {
    const choices = readChoices(item);
    const letters = readGoldLetters(item.gold, choices);
    const texts = [...letters].flatMap(
      (letter) => item.options?.[choices.letters.indexOf(letter)] ?? [],
    );
    return [letters, ...texts];
  },
};

function gradeChoice(item: GradedItem, text: string, options: GradingOptions): Verdict | null {
  const choices = readChoices(item);
  const gold = readGoldLetters(item.gold, choices);
  const candidates = candidatesOf(text, choices, options);
  const [chosen] = candidates;
  if (gold === '' && (chosen?.letters ?? null) === null) {
    return options.source === 'answer' ? choosesNothing(text, chosen) : null;
  }
  if (chosen === undefined) return null;

  const rivals = rivalsOf(text, candidates, choices);
  const extracted = extractionAt(text, chosen, rivals);
  const doubts = rivals.length > 0 ? (['rival-answers'] as const) : [];
  if (chosen.letters === null)
    return verdictOf('invalid-answer', { extracted, doubts: [...doubts] });
  const isRight = chosen.letters === gold;
  const detail = `Chosen: ${spell(chosen.letters)}; right: ${spell(gold)}.`;
  return verdictOf(isRight ? 'verified' : 'wrong-answer', {
    extracted,
    doubts: [...doubts],
    detail,
  });
}

/** Right where no option is right, if the text says anything at all. */
function choosesNothing(text: string, place: ChoiceCandidate | undefined): Verdict | null {
  if (text.trim() === '') return null;
  const extracted = place === undefined ? null : extractionAt(text, place);
  return verdictOf('verified', { extracted, detail: 'No option is chosen, and none is right.' });
}

function candidatesOf(
  text: string,
  choices: Choices,
  { isBare, source }: GradingOptions,
): ChoiceCandidate[] {
  return choiceCandidates(text, choices, { isBare, isThinking: source === 'thinking' });
}

/** Other answers of the text: candidates that choose otherwise, and another option's text beside the letter ("B. 5" where 5 is C). */
function rivalsOf(
  text: string,
  candidates: readonly ChoiceCandidate[],
  choices: Choices,
): string[] {
  const [chosen, ...others] = candidates;
  if (chosen === undefined) return [];
  const differing = others
    .filter(({ letters }) => letters !== null && letters !== chosen.letters)
    .map(({ start, end }) => text.slice(start, end).trim());
  return [...new Set([...textBeside(text, chosen, choices), ...differing])];
}

function textBeside(text: string, { letters, end }: ChoiceCandidate, choices: Choices): string[] {
  const [line = ''] = text.slice(end, end + 300).split('\n', 1);
  const words = wordsOf(line);
  const index =
    choices.texts?.findIndex((option) => option.length > 0 && areSameWords(option, words)) ?? -1;
  return index === -1 || choices.letters.charAt(index) === letters ? [] : [line.trim()];
}

function readChoices({ options }: GradedItem): Choices {
  const count = options?.length;
  if (count === undefined || (count >= 2 && count <= MOST_OPTIONS)) return choicesOf(options);
  throw new UnreadableItemError(`A choice has 2 to ${MOST_OPTIONS} options, not ${count}.`);
}

function spell(letters: string): string {
  return letters === '' ? 'none' : [...letters].join(', ');
}
