import { withAsciiDigits } from './ascii-digits.ts';
import { boldValues } from './bold-value.ts';
import { boxedAnswers } from './boxed.ts';
import { answerStatements } from './final-answer-sentence.ts';
import { answerTags } from './final-answer-tag.ts';
import { shifted, type MathCandidate } from './math-candidate.ts';
import { environmentAnswers } from './math-environment.ts';
import { lastNumber } from './numbers-in-text.ts';
import { lastStatedList, statedValues } from './stated-value.ts';
import { endOfTurn } from './turn-marker.ts';

/** A final answer stands at the end; what lies further back is working. */
const LONGEST_SCAN = 50_000;
/** A reply this short may be nothing but its answer. */
const LONGEST_WHOLE_REPLY = 400;
/** A reply has one such tag or a few; more are a repetition loop. */
const MOST_TAGS = 16;
/** The last sentence is looked for in so many characters. */
const LONGEST_SENTENCE = 1000;

/** One place in a reply with the ways to take a value from it, most likely first; all have the same rule. */
export type AnswerPlace = readonly MathCandidate[];

/**
 * Every place that may be the mathematical answer of a reply, most trusted first: `<final_answer>` and
 * `<answer>` tags; the boxes from the last to the first, unless a later sentence states a final answer; such sentences; sentences that state an
 * answer; a short reply as a whole; then, as guesses, a value in bold type, the last formula and the last
 * number. In thinking only boxes and stated final answers count. Lazy, since the first place mostly decides.
 *
 * @param wantsGuesses asked when all that the reply states as its answer was given
 */
export function* mathAnswers(
  text: string,
  source: 'answer' | 'thinking',
  wantsGuesses: () => boolean = () => true,
): Generator<AnswerPlace> {
  const turnEnd = endOfTurn(text);
  const offset = Math.max(0, turnEnd - LONGEST_SCAN);
  const scanned = withAsciiDigits(text.slice(offset, turnEnd));
  for (const place of places(scanned, source)) {
    yield place.map((candidate) => shifted(candidate, offset));
  }
  if (source === 'thinking' || !wantsGuesses()) return;
  for (const place of unmarkedAnswers(scanned)) {
    yield place.map((candidate) => shifted(candidate, offset));
  }
}

/** Rules by which the reply itself marked the place as its answer; the others are guesses. */
export const MARKED_RULES: ReadonlySet<string> = new Set([
  'boxed',
  'unclosed-box',
  'final-answer',
  'final-answer-tag',
  'answer-sentence',
]);

function* places(text: string, source: 'answer' | 'thinking'): Generator<AnswerPlace> {
  const boxes = boxedAnswers(text).reverse();
  const statements = answerStatements(text).reverse();
  const lastBoxEnd = boxes[0]?.end ?? -1;
  const finals = statements.filter(({ isFinal }) => isFinal);
  const tags = answerTags(text).slice(-MOST_TAGS).reverse();
  for (const tag of tags) yield statedValues(text, tag, tag.rule);

  const corrections = finals.filter(({ start }) => start >= lastBoxEnd);
  for (const statement of corrections) yield statedValues(text, statement, 'final-answer');
  for (const box of boxes) yield [box];
  for (const statement of finals.filter(({ start }) => start < lastBoxEnd)) {
    yield statedValues(text, statement, 'final-answer');
  }
  if (source === 'thinking') return;
  for (const statement of statements.filter(({ isFinal }) => !isFinal)) {
    yield statedValues(text, statement, 'answer-sentence');
  }
}

function* unmarkedAnswers(text: string): Generator<AnswerPlace> {
  if (text.trim().length <= LONGEST_WHOLE_REPLY) {
    yield statedValues(text, { start: 0, end: text.length }, 'whole-reply');
  }
  for (const guess of conclusions(text)) yield [guess];
}

/** What a reply without any mark seems to end up with. */
function conclusions(text: string): MathCandidate[] {
  const formula = environmentAnswers(text, 'last-formula').at(-1) ?? null;
  const tailStart = formula?.end ?? 0;
  const found = lastNumber(text.slice(tailStart), 'last-number');
  const number = found === null ? null : shifted(found, tailStart);
  const bold = boldValues(text).findLast(({ end }) => end >= (formula?.start ?? 0)) ?? null;

  const list = formula === null ? lastStatedList(text.slice(-LONGEST_SENTENCE), 'last-list') : null;
  const placed = list === null ? null : shifted(list, Math.max(0, text.length - LONGEST_SENTENCE));

  const isNumberFirst =
    number !== null && (formula === null || concludes(text.slice(tailStart, number.start)));
  const guesses = isNumberFirst ? [bold, placed, number, formula] : [bold, formula, number];
  return guesses.filter((guess) => guess !== null);
}

/** Whether a number behind the last formula is a statement of its own: in a later sentence, or behind a verb. */
function concludes(between: string): boolean {
  return (
    /[.!?。]\s|\n\s*\n/.test(between) || /(?:\b(?:is|are|be|by|equals?)|[=:])\s*$/.test(between)
  );
}
