import type { Span } from '../answers/candidate.ts';
import { endOfTurn } from '../answers/turn-marker.ts';
import type { ChoiceCandidate } from './choice-candidate.ts';
import type { Choices } from './choices.ts';
import { foldWidth } from './fold-width.ts';
import { bareLabelLines, boldLabels, labelledLines } from './label-lines.ts';
import { isRejected, letterMentions, type LetterMention, type Stance } from './letter-mentions.ts';
import { namedOptions, unanimous } from './option-text.ts';
import { readAnswer, statedChoices } from './stated-choices.ts';

/** An answer stands at the end; what lies farther back than this many characters is its reasoning. */
const WINDOW = 50_000;
/** How far a sign may stand from the option that it belongs to. */
const FARTHEST_SIGN = 10;

export interface ChoiceSearch {
  isBare: boolean;
  /** Only what the text states as its answer counts: not a letter or an option that it merely mentions. */
  isThinking: boolean;
}

/**
 * The places that could be meant as the choice, most trusted first: what the text calls its final answer,
 * then its answer, each the last first; where it states neither, a line that is nothing but a label, a
 * letter that a sentence chooses, a labelled line, an option by its text, a letter by itself. Those of the
 * last four kinds count only when the text names no other of the kind. Statements that choose nothing
 * readable come last and stand in the way of mere mentions.
 */
export function choiceCandidates(
  text: string,
  choices: Choices,
  { isBare, isThinking }: ChoiceSearch,
): ChoiceCandidate[] {
  const end = endOfTurn(text);
  const offset = Math.max(0, end - WINDOW);
  const folded = foldWidth(text.slice(offset, end));
  const bare = isBare ? bareChoice(folded, choices) : [];
  const found = bare.length > 0 ? bare : inReply(folded, choices, isThinking);
  return found.map((candidate) => ({
    ...candidate,
    start: candidate.start + offset,
    end: candidate.end + offset,
  }));
}

function bareChoice(text: string, choices: Choices): ChoiceCandidate[] {
  const read = readAnswer(text, choices);
  return read === null ? [] : [{ ...read, rule: 'bare' }];
}

function inReply(text: string, choices: Choices, isThinking: boolean): ChoiceCandidate[] {
  const { final, plain } = statedChoices(text, choices);
  const stated = [...final.reverse(), ...plain.reverse()];
  const readable = stated.filter(({ letters }) => letters !== null);
  const unreadable = stated.filter(({ letters }) => letters === null);
  if (readable.length > 0 || isThinking) return [...readable, ...unreadable];
  return [...unstated(text, choices, unreadable.length > 0), ...unreadable];
}

function unstated(text: string, choices: Choices, hasUnreadable: boolean): ChoiceCandidate[] {
  const mentions = letterMentions(text, choices);
  const ofStance = (wanted: Stance): LetterMention[] =>
    mentions.filter(({ stance }) => stance === wanted);
  const searches = [
    () => bareLabelLines(text, choices),
    () => withRule(ofStance('chosen'), 'chosen-letter'),
    () => ifUnanimous(withRule(ofStance('affirmed'), 'affirmed-letter')),
    () => ifUnanimous(boldLabels(text, choices)),
    () => ifUnanimous(labelledLines(text, choices)),
    () => optionText(text, choices),
    () => loneLetter(mentions),
  ];
  for (const search of hasUnreadable ? searches.slice(0, 2) : searches) {
    const found = search();
    if (found.length > 0) return found.reverse();
  }
  return [];
}

function withRule(candidates: readonly ChoiceCandidate[], rule: string): ChoiceCandidate[] {
  return candidates.map(({ start, end, letters }) => ({ start, end, letters, rule }));
}

/** The one letter that is named at all; letters that are named together are a list of the options. */
function loneLetter(mentions: readonly LetterMention[]): ChoiceCandidate[] {
  const named = mentions.filter(({ stance }) => stance === 'named');
  if (named.some(({ letters }) => letters.length > 1)) return [];
  return ifUnanimous(withRule(named, 'lone-letter'));
}

function ifUnanimous(candidates: ChoiceCandidate[]): ChoiceCandidate[] {
  return new Set(candidates.map(({ letters }) => letters)).size === 1 ? candidates : [];
}

/** The one option that the last line names or ends with, else the one that the whole text names or begins with. */
function optionText(text: string, choices: Choices): ChoiceCandidate[] {
  const lastLine = text.trimEnd().lastIndexOf('\n') + 1;
  const named = namedOptions(text, choices).filter(
    ({ start, end }) => !isRejected(text, start, end),
  );
  const inLastLine = named.filter(({ start }) => start >= lastLine);
  const found =
    unanimous(inLastLine) ??
    inLastLine.findLast((option) => isResult(text, option)) ??
    unanimous(named) ??
    named.slice(0, 1).find((option) => isOpening(text, option));
  return found === undefined ? [] : [{ ...found, letters: found.letter, rule: 'option-text' }];
}

/** "12 + 4 = 16." */
function isResult(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - FARTHEST_SIGN), start);
  return (
    /(?:[=≈:→⇒]|\b(?:is|are|be|was|equals))[\s*_$"'`({\\[]{0,6}$/.test(before) &&
    /^[\s*_$"'`)}\].!]{0,9}$/.test(text.slice(end, end + FARTHEST_SIGN))
  );
}

/** "No, because …" */
function isOpening(text: string, { start, end }: Span): boolean {
  return (
    start <= FARTHEST_SIGN &&
    /^[\s*_"'`]*$/.test(text.slice(0, start)) &&
    /^[*_"'`]{0,3}(?:[.;:!\n]|,\s\p{Ll}|\s[–—-]\s)/u.test(text.slice(end, end + FARTHEST_SIGN))
  );
}
