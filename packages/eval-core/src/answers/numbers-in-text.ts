import type { MathCandidate } from './math-candidate.ts';

const GROUPED = String.raw`\d{1,3}(?:(?:,|\{,\}|\\,|\\!|,\\!|[\u00a0\u202f])\d{3})+(?!\d)`;
/**
 * A number as prose has it: sign, currency, thousands, decimals, a ratio, a fraction or a power of ten, a
 * percent sign. Digits behind a letter belong to a name; a sign behind a digit is an operator.
 */
const NUMBER = new RegExp(
  String.raw`(?<![A-Za-z\d_.,^])(?:(?<![\d)\]]\s?)[-−+]\s?)?(?:\\?[$€£¥₹]\s?)?` +
    String.raw`(?:(?:${GROUPED}|\d+)(?:[.,]\d+)?|\.\d+)` +
    String.raw`(?:(?::\d+)+|\s?\/\s?\d+|\s?(?:×|\\times|\*)\s?10\^?\{?-?\d{1,4}\}?|[eE][-+]?\d{1,3}(?![\p{L}\d]))?` +
    String.raw`(?:\s?(?:\\?%|percent\b|percentage\b|pct\b))?`,
  'gu',
);

/** Words before a number that only says when, how long or in which step: "40 pages in 5 days" tells 40. */
const ADJUNCT =
  /(?:\b(?:in|within|after|for|during|over|per|every|until|before|step|part|equation|case|item|example|question|problem|d['’]ici|après|dans|pendant|nach|innerhalb|durante)|第|\()\s{0,3}(?:the\s|all\s|about\s)?$/iu;
/** A line of a program; its numbers state nothing. */
const CODE = /__\w{1,30}__|\w\((?:['"]|\))/;
const LONGEST_ADJUNCT = 24;
const CODE_WINDOW = 300;

/** Whether a short text is a piece of a program. */
export function isCode(text: string): boolean {
  return CODE.test(text.slice(0, CODE_WINDOW));
}

/** All numbers of a text, in order. Linear. */
export function numbersIn(text: string, rule: string): MathCandidate[] {
  return [...text.matchAll(NUMBER)].map(({ 0: number, index }) => ({
    start: index,
    end: index + number.length,
    rule,
    texts: [number],
  }));
}

/** The number that a text ends up with: its last, though not one that only says when or where. null: none. */
export function lastNumber(text: string, rule: string): MathCandidate | null {
  const numbers = numbersIn(text, rule);
  const stated = numbers.findLast(({ start }) => !isAdjunct(text, start) && !isInCode(text, start));
  return stated ?? numbers.findLast(({ start }) => !isInCode(text, start)) ?? null;
}

function isAdjunct(text: string, position: number): boolean {
  return ADJUNCT.test(text.slice(Math.max(0, position - LONGEST_ADJUNCT), position));
}

function isInCode(text: string, position: number): boolean {
  const before = text.slice(Math.max(0, position - CODE_WINDOW), position);
  const after = text.slice(position, position + CODE_WINDOW);
  return CODE.test(`${before.slice(before.lastIndexOf('\n') + 1)}${after.split('\n', 1)[0] ?? ''}`);
}
