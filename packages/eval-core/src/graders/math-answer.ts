import { MARKED_RULES, mathAnswers, type AnswerPlace } from '../answers/math-answers.ts';
import type { MathCandidate } from '../answers/math-candidate.ts';
import type { Reading } from '../math/expression.ts';
import { isMathematical, readParts } from './math-reading.ts';
import { sameText } from './same-text.ts';

export interface MathAnswer {
  candidate: MathCandidate;
  reading: Reading;
}

/** What the choice among the places may know of the gold: only what kind of answer is asked for. */
export interface ExpectedAnswer {
  text: string;
  /** The gold is made of words, so that words are an answer. */
  isWords: boolean;
}

/**
 * The answer of a reply: the first place that reads as mathematics (as words, where the gold is words or the
 * words stand in a box). Failing that, the first marked place, if only as words or unreadable; behind an
 * unreadable box or tag nothing is guessed. null: the reply states nothing of the kind that is asked for.
 */
export function mathAnswerIn(
  text: string,
  source: 'answer' | 'thinking',
  expected: ExpectedAnswer,
): MathAnswer | null {
  let second: MathAnswer | null = null;
  let hasUnreadableAnswer = false;
  for (const place of mathAnswers(text, source)) {
    const isMarked = MARKED_RULES.has(place[0]?.rule ?? '');
    if (hasUnreadableAnswer && !isMarked) break;
    const repeated = place.find(
      ({ texts, rule }) => rule === 'whole-reply' && sameText(texts[0], expected.text),
    );
    if (repeated !== undefined) return { candidate: repeated, reading: readParts(repeated.texts) };
    for (const answer of readingsOf(expected.isWords ? place.toReversed() : place)) {
      if (isAnswer(answer, expected)) return answer;
      if (isMarked) second = better(second, answer);
      hasUnreadableAnswer ||= ENCLOSED_RULES.has(answer.candidate.rule);
    }
  }
  return second;
}

/** What stands in a box or a tag is the answer even where it cannot be read. */
const ENCLOSED_RULES: ReadonlySet<string> = new Set(['boxed', 'final-answer-tag']);

const FINAL_RULES: ReadonlySet<string> = new Set([
  'final-answer-tag',
  'boxed',
  'unclosed-box',
  'final-answer',
]);

/** The boxed and final answers of a reply but for the chosen one, one a place, in order of trust. */
export function* otherMarkedAnswersIn(
  text: string,
  source: 'answer' | 'thinking',
  chosen: MathCandidate,
): Generator<MathAnswer> {
  for (const place of mathAnswers(text, source)) {
    const [first] = place;
    // Behind these places there are only less trusted ones.
    if (first !== undefined && !FINAL_RULES.has(first.rule)) return;
    if (place.some(({ start }) => start === chosen.start)) continue;
    for (const answer of readingsOf(place)) {
      const isWordsInBox = answer.candidate.rule === 'boxed' && answer.reading.status === 'read';
      if (!isWordsInBox && !isMathematical(answer.reading)) continue;
      yield answer;
      break;
    }
  }
}

function* readingsOf(place: AnswerPlace): Generator<MathAnswer> {
  for (const candidate of place) yield { candidate, reading: readParts(candidate.texts) };
}

function isAnswer(
  { candidate: { rule }, reading }: MathAnswer,
  { isWords }: ExpectedAnswer,
): boolean {
  if (isMathematical(reading)) return true;
  if (reading.status === 'too-large') return MARKED_RULES.has(rule);
  const mayBeWords =
    rule === 'boxed' || (isWords && rule !== 'last-formula' && rule !== 'last-number');
  return reading.status === 'read' && mayBeWords;
}

function better(earlier: MathAnswer | null, later: MathAnswer): MathAnswer {
  const isEarlierBetter = earlier?.reading.status === 'read' || later.reading.status !== 'read';
  return earlier !== null && isEarlierBetter ? earlier : later;
}
