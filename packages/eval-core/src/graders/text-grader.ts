import { extractionAt } from '../answers/extraction.ts';
import { normalisedText, truthWords } from '../text/read-text.ts';
import { jsonFieldAnswers, textAnswers, type TextCandidate } from '../text/text-answers.ts';
import { verdictOf, type Verdict } from '../verdict.ts';
import {
  UnreadableItemError,
  type GradedItem,
  type Grader,
  type GradingOptions,
} from './grader.ts';

/**
 * How an answer is compared with the gold:
 * - `exact`: the same characters, white space at the ends aside
 * - `normalised`: see normalisedText
 * - `boolean`: the last "true" or "false" of the answer; "not true" is false
 */
const MATCHES = ['exact', 'normalised', 'boolean'] as const;

type Match = (typeof MATCHES)[number];

interface TextItem {
  golds: readonly string[];
  match: Match;
  /** The key whose value is the answer; null: the answer is found by its marks. */
  jsonField: string | null;
}

/**
 * Answers in words. `gold` is a text or a list of accepted ones; `params.match` says how they are compared
 * ("normalised" unless told otherwise), `params.jsonField` that the answer is a field of the last object.
 */
export const textGrader: Grader = {
  kind: 'text',
  name: 'text',
  version: '1',
  candidates: (item, text, options) => candidatesOf(readItem(item), text, options),
  grade: gradeText,
  goldTexts: (item) => [...readItem(item).golds],
};

function gradeText(item: GradedItem, text: string, options: GradingOptions): Verdict | null {
  const read = readItem(item);
  if (text.trim() === '') return null;
  const candidates = candidatesOf(read, text, options);
  const [chosen] = candidates;
  if (chosen === undefined) return null;

  const meaning = meaningOf(chosen.answer, read.match);
  const rivals = candidates
    .filter(({ isMarked, answer }) => isMarked && meaningOf(answer, read.match) !== meaning)
    .map(({ answer }) => answer);
  const isRight = read.golds.some((gold) => meaningOf(gold, read.match) === meaning);
  return verdictOf(isRight ? 'verified' : 'wrong-answer', {
    extracted: extractionAt(text, chosen, [...new Set(rivals)]),
    doubts: rivals.length > 0 ? ['rival-answers'] : [],
  });
}

function candidatesOf(
  { match, jsonField }: TextItem,
  text: string,
  { isBare, source }: GradingOptions,
): TextCandidate[] {
  if (isBare && match !== 'boolean') {
    return [{ start: 0, end: text.length, rule: 'bare', answer: text, isMarked: true }];
  }
  if (jsonField !== null) return jsonFieldAnswers(text, jsonField);
  return match === 'boolean' ? truthAnswers(text, source) : textAnswers(text, source);
}

/** Where an answer is marked, its last truth word; else the last of the text, which may be all reasoning. */
function truthAnswers(text: string, source: GradingOptions['source']): TextCandidate[] {
  const marked = textAnswers(text, source)
    .filter(({ isMarked }) => isMarked)
    .flatMap((place) => lastTruth(text, place));
  if (marked.length > 0 || source === 'thinking') return marked;
  const last = lastTruth(text, {
    start: 0,
    end: text.length,
    rule: 'truth-word',
    answer: '',
    isMarked: false,
  });
  return last;
}

function lastTruth(text: string, place: TextCandidate): TextCandidate[] {
  const last = truthWords(text.slice(place.start, place.end)).at(-1);
  if (last === undefined) return [];
  const [start, end] = [place.start + last.start, place.start + last.end];
  return [{ ...place, start, end, answer: String(last.value) }];
}

function meaningOf(answer: string, match: Match): string {
  switch (match) {
    case 'exact':
      return answer.trim();
    case 'normalised':
      return normalisedText(answer);
    case 'boolean':
      return String(truthWords(answer).at(-1)?.value ?? 'neither');
  }
}

function readItem({ gold, params }: GradedItem): TextItem {
  const match = MATCHES.find((known) => known === (params.match ?? 'normalised'));
  if (match === undefined) {
    throw new UnreadableItemError(`The "match" of a text is one of ${MATCHES.join(', ')}.`);
  }
  const { jsonField = null } = params;
  if (jsonField !== null && typeof jsonField !== 'string') {
    throw new UnreadableItemError('The "jsonField" of a text is the name of a key.');
  }
  return { golds: readGolds(gold, match), match, jsonField };
}

function readGolds(gold: unknown, match: Match): string[] {
  const golds = (Array.isArray(gold) ? gold : [gold]).map((one: unknown) =>
    ['string', 'number', 'boolean'].includes(typeof one) ? String(one) : '',
  );
  const isReadable = (text: string): boolean =>
    text.trim() !== '' && (match !== 'boolean' || truthWords(text).length > 0);
  if (golds.length > 0 && golds.every(isReadable)) return golds;
  throw new UnreadableItemError(
    match === 'boolean'
      ? 'The gold of a boolean text is "true" or "false".'
      : 'The gold of a text is a text that is not blank, or a list of such texts.',
  );
}
