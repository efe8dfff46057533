import { boxedAnswers } from './boxed.ts';
import type { Span } from './candidate.ts';
import { shifted, type MathCandidate } from './math-candidate.ts';
import { environmentAnswers, mathEnvironments } from './math-environment.ts';
import { isCode, lastNumber, numbersIn } from './numbers-in-text.ts';
import { hasWords, isProse } from './prose.ts';

/** Before the value in "the largest n is 34", "x = 5", "总共：7". */
const COPULA =
  /(?:\b(?:is|are|was|equals?|equal to|be|est|sont|ist|sind|es|son|by)\s{1,4}|[=≈:：]\s{0,4}|[是为為]\s{0,4})(?=[-−+]?\s?(?:[$\\([{.\d*]|[a-z]\s?=))/giu;
/** "x = 1 and x = 2", "3, 4 or 5" */
const LIST = /^\s*(?:\w{1,3}\s*=\s*)?\S{1,40}(?:,|;|\s(?:and|or|et|und|y|oder|ou)\s)/;
const EDGE_DRESS = /^(?:[\s*"“”'`]|\\")+|(?:[\s*"“”'`,;:。]|\\")+$/g;
const SENTENCE_END = /[.!?]\s|[。！？।\n]/g;

/**
 * What a sentence may state as its value, most likely first: a box in it; all of it where that is a value;
 * else a formula or number that it begins with, what stands behind its last "is", its last formula or
 * number, and at last its words. Where there are no words, a formula is taken as a whole or not at all.
 */
export function statedValues(text: string, { start, end }: Span, rule: string): MathCandidate[] {
  const sentence = text.slice(start, end);
  const whole = wholeOf(sentence, rule);
  if (whole === null) return [];
  const values = [
    ...boxedAnswers(sentence).reverse(),
    ...(hasWords(sentence) && !isCode(sentence) ? wordedValues(sentence, whole, rule) : [whole]),
  ];
  return values.map((candidate) => ({ ...shifted(candidate, start), rule }));
}

function wordedValues(sentence: string, whole: MathCandidate, rule: string): MathCandidate[] {
  const lastStart = lastSentenceStart(sentence);
  const leading = leadingValues(sentence, rule);
  const last = lastValues(sentence, rule);
  if (isProse(sentence) || lastStart > 0) {
    const stated = valuesBehindCopula(sentence, lastStart, rule);
    return [...(lastStart === 0 ? leading : []), ...stated, ...last, whole];
  }
  // "5 cm" and "$5$ cm" are values with a unit, "I get $5$" is a formula in words.
  const isFormulaInWords = leading.length === 0 && sentence.includes('$');
  return isFormulaInWords ? [...last, whole] : [whole, ...leading, ...last];
}

function wholeOf(sentence: string, rule: string): MathCandidate | null {
  const value = sentence.replace(EDGE_DRESS, '');
  if (value === '') return null;
  const start = sentence.indexOf(value);
  return { start, end: start + value.length, rule, texts: [value] };
}

function leadingValues(sentence: string, rule: string): MathCandidate[] {
  const begin = sentence.search(/[^\s*_"“”'`\\]|\\[^"]/);
  const [formula] = environmentAnswers(sentence, rule);
  if (formula?.start === begin) return [formula];
  const [number] = numbersIn(sentence, rule);
  return number?.start === begin ? [number] : [];
}

/** What stands behind the verb of the last sentence: all of it where that is a list, else the value behind the last "=" or verb. */
function valuesBehindCopula(sentence: string, from: number, rule: string): MathCandidate[] {
  const copulas = copulasIn(sentence).filter(({ index }) => index >= from);
  const list = copulas.find((copula) => isList(sentence.slice(endOf(copula))));
  const copula = list ?? copulas.at(-1);
  if (copula === undefined) return [];
  const rest = sentence.slice(endOf(copula));
  const whole = isProse(rest) ? null : wholeOf(rest, rule);
  const values = whole === null ? leadingValues(rest, rule) : [whole];
  return values.map((candidate) => shifted(candidate, endOf(copula)));
}

/** "The solutions are x = 1 and x = 2": a list that the last sentence of a text states. null: it states none. */
export function lastStatedList(text: string, rule: string): MathCandidate | null {
  const start = lastSentenceStart(text);
  const sentence = text.slice(start);
  const copula = copulasIn(sentence).find((each) => isList(sentence.slice(endOf(each))));
  if (copula === undefined) return null;
  const list = wholeOf(sentence.slice(endOf(copula)), rule);
  return list === null ? null : shifted(list, start + endOf(copula));
}

/** The verbs and signs of the sentence itself: an "=" within a formula belongs to the formula. */
function copulasIn(sentence: string): RegExpExecArray[] {
  const formulas = mathEnvironments(sentence);
  return [...sentence.matchAll(COPULA)].filter(
    ({ index }) => !formulas.some(({ start, end }) => start < index && index < end),
  );
}

function isList(text: string): boolean {
  return LIST.test(text) && !isProse(text);
}

function endOf({ index, 0: text }: RegExpExecArray): number {
  return index + text.length;
}

function lastSentenceStart(text: string): number {
  const ends = [...text.trimEnd().matchAll(SENTENCE_END)];
  const last = ends.findLast(({ index, 0: stop }) => index + stop.length < text.trimEnd().length);
  return last === undefined ? 0 : last.index + last[0].length;
}

/** The last formula and the last number outside of formulas, the later one first. */
function lastValues(sentence: string, rule: string): MathCandidate[] {
  const formula = environmentAnswers(sentence, rule).at(-1) ?? null;
  const from = formula?.end ?? 0;
  const number = lastNumber(sentence.slice(from), rule);
  return [
    ...(number === null ? [] : [shifted(number, from)]),
    ...(formula === null ? [] : [formula]),
  ];
}
