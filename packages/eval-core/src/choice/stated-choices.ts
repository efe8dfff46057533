import { boxedAnswers } from '../answers/boxed.ts';
import type { Span } from '../answers/candidate.ts';
import { answerStatements } from '../answers/final-answer-sentence.ts';
import { answerTags } from '../answers/final-answer-tag.ts';
import { announcedLetters } from './announcements.ts';
import type { ChoiceCandidate } from './choice-candidate.ts';
import type { Choices } from './choices.ts';
import { namedOptions, onlyNamedOption } from './option-text.ts';
import { readSelection } from './read-selection.ts';

/** The choices that a text states as its answer, in the order of the text. */
export interface StatedChoices {
  /** In a tag, a box or behind "final answer". */
  final: ChoiceCandidate[];
  /** Behind a plain "answer" or "correct option". */
  plain: ChoiceCandidate[];
}

/** "Correct option:", "my choice is", "故选": announcements that only choices have. */
const CHOICE_PHRASES =
  /(?<![\p{L}])(?:correct|right|best|final|my|chosen|selected)\s{1,4}(?:option|choice|letter|explanation|statement)s?[*_"'`)\]\s]{0,6}(?:[:=]|is\b|are\b)|(?:故|应|應|因此|所以|我|答案)(?:该|應|应)?(?:选择?|選擇?)(?![项項])\s{0,2}:?|(?:正确|正確)(?:选项|選項)(?:是|为|為|:)|정답은|답은|คำตอบคือ/giu;
/** "The wrong answer is", "is not the answer:". */
const DISOWNED =
  /(?:wrong|incorrect|false|bad|not (?:the|an?)|n['’]t the|other|another)(?: correct| right)?[^\S\n]+(?:answer|option|choice)s?[^.\n]{0,20}$/i;
/** The form that was asked for, said back: "[LETTER]", "<your answer>", "X". */
const ECHO =
  /^[\s*_$"'`]*(?:[[<({]\s*(?:[a-z]{1,12}\s){0,4}(?:letters?|answers?|options?|choices?)\b|(?:\$?LETTERS?|YOUR[ _]\w{1,10})\b|[[<({$"'“]+X\b)/i;
const FARTHEST_BACK = 60;
const LONGEST_LINE = 600;
/** What is longer is an essay in a tag, with its answer somewhere in it. */
const LONGEST_TAG = 100;

/** Finds every place where the text, its width folded, says what its answer is. Linear. */
export function statedChoices(text: string, choices: Choices): StatedChoices {
  const statements = answerStatements(text).map(({ start, end, isFinal }) => ({
    ...statement(text, { start, end }, choices, isFinal ? 'final-answer' : 'answer'),
    isFinal,
  }));
  const phrases = [...text.matchAll(CHOICE_PHRASES)].map(({ 0: phrase, index }) => {
    const start = skipSigns(text, index + phrase.length);
    return statement(text, { start, end: endOfLine(text, start) }, choices, 'answer');
  });
  const announced = announcedLetters(text)
    .map((start) => statement(text, { start, end: endOfLine(text, start) }, choices, 'answer'))
    .filter(({ letters }) => letters !== null);
  const tags = answerTags(text)
    .map((span) => ({
      ...statement(text, span, choices, span.rule),
      length: span.end - span.start,
    }))
    .filter(({ letters, length }) => letters !== null || length <= LONGEST_TAG);
  const boxes = boxedAnswers(text).map((box): ChoiceCandidate => {
    const inside = readAnswer(withoutSpacing(box.texts.join(', ')), choices);
    return { start: box.start, end: box.end, rule: 'boxed', letters: inside?.letters ?? null };
  });
  const isAnswer = (candidate: ChoiceCandidate): boolean => !isMention(text, candidate);
  return {
    final: inOrder(
      [...statements.filter(({ isFinal }) => isFinal), ...tags, ...boxes].filter(isAnswer),
    ),
    plain: inOrder(
      [...statements.filter(({ isFinal }) => !isFinal), ...phrases, ...announced].filter(isAnswer),
    ),
  };
}

/** Reads a text that is nothing but an answer: letters, or an option by its text. */
export function readAnswer(text: string, choices: Choices): (Span & { letters: string }) | null {
  const [named] = namedOptions(text, choices);
  // An option's own text goes first: "A good idea" may be option B, and "I" the Roman numeral of option C.
  const isNamedFirst = named !== undefined && /^[^\p{L}\p{N}]*$/u.test(text.slice(0, named.start));
  if (isNamedFirst && named.end - named.start > 1) return { ...named, letters: named.letter };
  const selection = readSelection(text, 0, choices.letters);
  if (selection !== null) return selection;
  const only = onlyNamedOption(text, choices);
  return only === null ? null : { ...only, letters: only.letter };
}

function statement(
  text: string,
  { start, end }: Span,
  choices: Choices,
  rule: string,
): ChoiceCandidate {
  const read = readAnswer(text.slice(start, end), choices);
  if (read === null) return { start, end, rule, letters: null };
  return { start: start + read.start, end: start + read.end, rule, letters: read.letters };
}

/** Not an answer: one that is disowned, an echo of the instructions, or prose behind a mere "answer is". */
function isMention(text: string, { start, end, rule, letters }: ChoiceCandidate): boolean {
  if (rule === 'boxed' || rule === 'final-answer-tag') return false;
  const before = text.slice(Math.max(0, start - FARTHEST_BACK), start);
  if (DISOWNED.test(before)) return true;
  if (letters !== null) return false;
  return ECHO.test(text.slice(start, end)) || !/[:=][\s*_"'`“”’>]*$/.test(before);
}

/** "B \\text{ and } C", "B\\ C": words and spaces within a formula, as plain ones. */
function withoutSpacing(formula: string): string {
  return formula
    .replace(/\\text\s?\{(\s?(?:and|or|,)\s?)\}/g, '$1')
    .replace(/\\(?:[ ,;:!]|q?quad(?![a-z]))/g, ' ');
}

const SIGNS = /[\s:*_]{0,12}/y;

function skipSigns(text: string, position: number): number {
  SIGNS.lastIndex = position;
  return SIGNS.test(text) ? SIGNS.lastIndex : position;
}

/** Where the line ends, or what of it is too far away to belong to the phrase. */
function endOfLine(text: string, from: number): number {
  const end = text.slice(from, from + LONGEST_LINE).indexOf('\n');
  return end === -1 ? Math.min(text.length, from + LONGEST_LINE) : from + end;
}

function inOrder(candidates: readonly ChoiceCandidate[]): ChoiceCandidate[] {
  return [...candidates].sort((a, b) => a.start - b.start);
}
