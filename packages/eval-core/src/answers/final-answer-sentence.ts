import type { Span } from './candidate.ts';
import { skipDress } from './dress.ts';
import { sentenceEnd } from './sentence.ts';

/** Where a reply says what its answer is. */
export interface AnswerStatement extends Span {
  /** "final answer" and its kin, instead of a plain "answer". */
  isFinal: boolean;
}

/** Phrases that announce a final answer, and plain ones, in the languages that models are asked in. */
const FINAL_PHRASES = [
  'final\\s{1,4}(?:answer|result|solution)s?',
  '最终答案|最後の答え|最終的な答え|最終回答|最终结果|最終答案|최종\\s?답',
  'réponse\\s{1,4}finale|résultat\\s{1,4}final',
  'endgültige\\s{1,4}antwort|endergebnis',
  'respuesta\\s{1,4}final|resultado\\s{1,4}final|resposta\\s{1,4}final|risposta\\s{1,4}finale',
  'окончательный\\s{1,4}ответ|итоговый\\s{1,4}ответ',
  'الإجابة\\s{1,4}النهائية|अंतिम\\s{1,4}उत्तर',
];
const PLAIN_PHRASES = [
  'answers?|solution\\s{1,4}set',
  '答案|答え|解答|回答|정답|답',
  'réponse|antwort|lösung|respuesta|resposta|risposta|ответ|cevap|đáp\\s{1,4}(?:án|số)',
  'الإجابة|الجواب|उत्तर|جواب',
];
const PHRASE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<final>${FINAL_PHRASES.join('|')})|${PLAIN_PHRASES.join('|')})(?![a-zà-ÿ\\d])`,
  'giu',
);
/** "#### 42", the mark of GSM8K: four signs or more and a value in the same line. */
const HASHES = /(?<![#\S])#{4,6}[^\S\n]{1,4}(?=[-+$\\(]?[\d.$\\])/g;

/** "to this problem", "of the equation", "(in cm)": what may stand between the phrase and its verb. */
const COMPLEMENT =
  /\s(?:to|of|for|in|in terms of)\s[^.:=\n$]{1,60}?(?=\s(?:is|are|was)\b|\s?[:=])|\s?\([^()\n]{1,40}\)/iy;
const VERB =
  /(?:\s{0,4}(?:[:：=]|\\(?:text|mathrm)\{\s*(?:is|:)\s*\}|\}\s?[:=]?|是|为|為|は)|\s{1,4}(?:is|are|was|est|ist|lautet|es|é|è|is equal to)(?![a-zà-ÿ]))\s{0,4}(?:therefore|thus|simply|then|just|given by|equal to|est|:|：)?/iuy;
/** "The answer is correct" states none. */
const NO_VALUE =
  /(?:not|correct|incorrect|wrong|clear|obvious|verified|confirmed|unique|indeed|above|below|as follows|given|found|obtained)\b/iy;
/** A heading: the phrase ends its line, and the answer stands in the next. */
const HEADING_END = /[^\S\n]*(?:\n|\\n)/y;

/**
 * The stretches of the text that a phrase such as "Final Answer:", "the answer is" or "#### " announces, in
 * order. A stretch ends with its sentence; a heading announces what stands below it. Linear.
 */
export function answerStatements(text: string): AnswerStatement[] {
  const statements: AnswerStatement[] = [];
  for (const match of text.matchAll(PHRASE)) {
    const start = valueStart(text, match.index, match.index + match[0].length);
    if (start === null) continue;
    addStatement(statements, text, start, match.groups?.final !== undefined);
  }
  const marks = [...text.matchAll(HASHES)];
  for (const mark of marks) addStatement(statements, text, mark.index + mark[0].length, true);
  return marks.length === 0 ? statements : statements.sort((a, b) => a.start - b.start);
}

function addStatement(
  statements: AnswerStatement[],
  text: string,
  start: number,
  isFinal: boolean,
): void {
  const previous = statements.at(-1);
  if (previous !== undefined && previous.start <= start && start < previous.end) {
    // "Final Answer: The final answer is 5": the inner statement is the one that says it.
    statements[statements.length - 1] = {
      start,
      end: previous.end,
      isFinal: isFinal || previous.isFinal,
    };
    return;
  }
  const end = sentenceEnd(text, start);
  if (text.slice(start, end).trim() !== '') statements.push({ start, end, isFinal });
}

/** Where the value begins that the phrase announces; null: it is only mentioned. */
function valueStart(text: string, phraseStart: number, phraseEnd: number): number | null {
  let position = skipDress(text, phraseEnd);
  COMPLEMENT.lastIndex = position;
  if (COMPLEMENT.test(text)) position = skipDress(text, COMPLEMENT.lastIndex);

  VERB.lastIndex = position;
  if (VERB.test(text)) {
    const start = skipBlank(text, VERB.lastIndex, phraseStart);
    NO_VALUE.lastIndex = start;
    return NO_VALUE.test(text) ? null : start;
  }
  if (!beginsLine(text, phraseStart)) return null;
  HEADING_END.lastIndex = position;
  return HEADING_END.test(text) ? skipBlank(text, HEADING_END.lastIndex, phraseStart) : null;
}

const LINE_BEGINNING = /(?:^|\n|\\n)[\s#*_>-]{0,12}(?:the\s{1,4}|\\text\{)?$/i;

function beginsLine(text: string, position: number): boolean {
  return LINE_BEGINNING.test(text.slice(Math.max(0, position - 24), position)) || position === 0;
}

/** Signs before a value that are no part of it; ">" quotes a line. */
const BLANK = /(?:\n\s{0,3}>|[\s*_:："“”'`]|\\n|\\")*/y;
/** The same, and "}", behind a phrase that stands in a \text{} itself. */
const BLANK_OR_BRACE = /(?:\n\s{0,3}>|[\s*_:："“”'`}]|\\n|\\")*/y;
const OPEN_TEXT = /\\(?:text\w{0,6}|mathrm|mathbf|mbox|boxed)\s?\{[^{}]*$/;
const FARTHEST_BRACE = 40;

function skipBlank(text: string, position: number, phraseStart: number): number {
  const before = text.slice(Math.max(0, phraseStart - FARTHEST_BRACE), phraseStart);
  const blank = OPEN_TEXT.test(before) ? BLANK_OR_BRACE : BLANK;
  blank.lastIndex = position;
  blank.test(text);
  return blank.lastIndex;
}
