import { childrenOf } from '../children.ts';
import type { Expression } from '../expression.ts';
import { product, quantity, scaled, wholeNumber } from './build.ts';
import { UNREADABLE } from './failures.ts';
import { expect, isNext, peek, take, type Parser } from './parser.ts';
import { isPercentWord, magnitudeOf, unitName } from './units.ts';

/** "17 students who passed" is 17; a longer tail is a sentence that happens to begin with a number. */
const MAX_UNIT_WORDS = 6;

/** Words that turn what stands before them into a statement about it. */
const STATEMENT_WORDS = new Set('not no never is are be must if unless except'.split(' '));

const POWER_WORDS: ReadonlyMap<string, string> = new Map([
  ['square', '2'],
  ['sq', '2'],
  ['squared', '2'],
  ['cubic', '3'],
  ['cubed', '3'],
]);

/** Puts the unit that follows to a value: 15 \text{ cm}^2, 40 feet, 5 m/s, 3 million, 28 percent. */
export function withUnit(parser: Parser, value: Expression): Expression {
  const scaledValue = withMagnitude(parser, value);
  const words = readUnitWords(parser);
  if (words.length === 0) return scaledValue;
  if (words.length === 1 && isPercentWord(words[0] ?? '')) {
    return { type: 'percent', operands: [scaledValue] };
  }
  const isKnown = words.length === 1 || words.every((word) => /[/^]/.test(word));
  if (!(isKnown && unitName(words[0] ?? '') !== null) && hasNames(scaledValue)) {
    throw UNREADABLE;
  }
  if (scaledValue.type === 'quantity') {
    return quantity(scaledValue.operands[0], `${scaledValue.unit}/${words.join(' ')}`);
  }
  return quantity(scaledValue, words.join(' '));
}

function withMagnitude(parser: Parser, value: Expression): Expression {
  const word = peek(parser);
  const factor = word?.kind === 'word' ? magnitudeOf(word.text.toLowerCase()) : null;
  if (factor === null) return value;
  parser.place += 1;
  if (value.type === 'number') return scaled(value, factor);
  if (value.type === 'quantity') {
    return quantity(product(value.operands[0], wholeNumber(factor)), value.unit);
  }
  return product(value, wholeNumber(factor));
}

function readUnitWords(parser: Parser): string[] {
  const words: string[] = [];
  let pendingPower = '';
  const isRemark =
    words.length === 0 && peek(parser, 1)?.kind === 'word' && take(parser, 'open', '(');
  while (isNext(parser, 'word') || isDivisionOfUnits(parser, words)) {
    const isDivision = take(parser, 'divide') !== null;
    const word = peek(parser)?.text ?? '';
    parser.place += 1;
    if (STATEMENT_WORDS.has(word.toLowerCase()) || words.length >= MAX_UNIT_WORDS) {
      throw UNREADABLE;
    }
    const power = POWER_WORDS.get(word.toLowerCase());
    if (power !== undefined && (words.length === 0 || word.endsWith('ed'))) {
      if (words.length === 0) pendingPower = power;
      else words.push(`${words.pop() ?? ''}^${power}`);
      continue;
    }
    addWord(words, unitSpelling(word) + takePower(parser, pendingPower), isDivision);
    pendingPower = '';
  }
  if (isRemark) expect(parser, 'close', ')');
  return words;
}

/** "m/s" and "miles per hour" are one unit of two names. */
function addWord(words: string[], word: string, isDivision: boolean): void {
  const isPer = words.at(-1) === 'per';
  if (isPer) words.pop();
  if ((isDivision || isPer) && words.length > 0) words.push(`${words.pop() ?? ''}/${word}`);
  else words.push(word);
}

function isDivisionOfUnits(parser: Parser, words: readonly string[]): boolean {
  return words.length > 0 && isNext(parser, 'divide') && peek(parser, 1)?.kind === 'word';
}

function unitSpelling(word: string): string {
  return unitName(word) ?? word.toLowerCase();
}

/** The "^2", "^{2}", "^-1" or "^{-1}" behind a unit. */
function takePower(parser: Parser, pending: string): string {
  const isBraced = peek(parser, 1)?.text === '{';
  const signAt = isBraced ? 2 : 1;
  const isNegative = peek(parser, signAt)?.text === '-';
  const digitsAt = isNegative ? signAt + 1 : signAt;
  const digits = peek(parser, digitsAt);
  if (!isNext(parser, 'power') || digits?.kind !== 'number') return pending && `^${pending}`;
  parser.place += isBraced ? digitsAt + 2 : digitsAt + 1;
  return `^${isNegative ? '-' : ''}${digits.text}`;
}

function hasNames(expression: Expression): boolean {
  return expression.type === 'symbol' || childrenOf(expression).some(hasNames);
}
