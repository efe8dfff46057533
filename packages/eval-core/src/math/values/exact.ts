import type { Expression, ExpressionOf, Rational } from '../expression.ts';
import {
  add,
  bitLength,
  compareRationals,
  divide,
  fraction,
  integer,
  isInteger,
  multiply,
  negate,
  ONE,
  ZERO,
} from '../rational.ts';
import { spend, type Effort } from './effort.ts';
import { exactCall } from './exact-calls.ts';
import { bounded, integerPower } from './exact-functions.ts';

/** null: not a rational number as far as rational arithmetic can tell (√2, x, 1/0). */
export type ExactValue = Rational | null | 'too-large';

type Bindings = ReadonlyMap<string, Rational>;

const NO_BINDINGS: Bindings = new Map();

/**
 * The rational value of an expression without names, by exact arithmetic. "too-large" where a part of it
 * is beyond MAX_BITS, whatever the rest is: such a value can be told from others but never found equal.
 */
export function exactValue(
  expression: Expression,
  effort: Effort,
  bindings: Bindings = NO_BINDINGS,
): ExactValue {
  const valueOf = (part: Expression): ExactValue => exactValue(part, effort, bindings);
  if (!spend(effort, 1)) return 'too-large';
  switch (expression.type) {
    case 'number':
      return withinBounds(expression.value);
    case 'symbol':
      return bindings.get(expression.name) ?? null;
    case 'based':
      return basedValue(expression.digits, expression.base);
    case 'negation':
      return mapValue(valueOf(expression.operands[0]), negate);
    case 'percent':
      return combine([expression.operands[0], HUNDRED].map(valueOf), effort, divide);
    case 'sum':
      return combine(expression.operands.map(valueOf), effort, add);
    case 'product':
      return combine(expression.operands.map(valueOf), effort, multiply);
    case 'quotient':
      return combine(expression.operands.map(valueOf), effort, divide);
    case 'power':
      return exactPower(valueOf(expression.operands[0]), valueOf(expression.operands[1]), effort);
    case 'call':
      return callValue(expression, expression.operands.map(valueOf), effort);
    case 'reduction':
      return reducedValue(expression, effort, bindings);
    case 'and':
    case 'constant':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'named-set':
    case 'or':
    case 'plus-minus':
    case 'quantity':
    case 'ratio':
    case 'relation':
    case 'sequence':
    case 'set-builder':
    case 'text':
    case 'union':
      return null;
  }
}

const HUNDRED: Expression = { type: 'number', value: integer(100), decimals: null };

function mapValue(value: ExactValue, change: (value: Rational) => Rational): ExactValue {
  return value === null || value === 'too-large' ? value : change(value);
}

/** Folds the values from the left; "too-large" outranks "not rational", for the whole is then too large to trust. */
function combine(
  values: readonly ExactValue[],
  effort: Effort,
  operation: (left: Rational, right: Rational) => Rational | null,
): ExactValue {
  if (values.includes('too-large')) return 'too-large';
  let total: Rational | null = null;
  for (const value of values) {
    if (value === null || value === 'too-large') return null;
    if (total === null) total = value;
    else {
      if (!spend(effort, operationCost(total, value))) return 'too-large';
      total = operation(total, value);
      if (total === null) return null;
      if (withinBounds(total) === 'too-large') return 'too-large';
    }
  }
  return total;
}

function exactPower(base: ExactValue, exponent: ExactValue, effort: Effort): ExactValue {
  if (base === 'too-large' || exponent === 'too-large') return 'too-large';
  if (base === null || exponent === null) return null;
  if (!isInteger(exponent)) return exactRoot(base, exponent);
  if (exponent.numerator < 0n && base.numerator === 0n) return null;
  const size = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
  const numerator = integerPower(base.numerator, size);
  const denominator = integerPower(base.denominator, size);
  if (numerator === 'too-large' || denominator === 'too-large') return 'too-large';
  if (!spend(effort, wordsOf(numerator) ** 2 / WORD_SQUARES_PER_UNIT)) return 'too-large';
  return exponent.numerator < 0n ? fraction(denominator, numerator) : { numerator, denominator };
}

/** Square roots of squares, so that √4 and \sqrt{9/4} are rational; other roots are left to approximation. */
function exactRoot(base: Rational, exponent: Rational): ExactValue {
  if (base.numerator < 0n || exponent.denominator !== 2n) return null;
  const numerator = squareRoot(base.numerator);
  const denominator = squareRoot(base.denominator);
  if (numerator === null || denominator === null) return null;
  const power = exponent.numerator < 0n ? -exponent.numerator : exponent.numerator;
  const [top, bottom] = [integerPower(numerator, power), integerPower(denominator, power)];
  if (top === 'too-large' || bottom === 'too-large') return 'too-large';
  return exponent.numerator < 0n ? fraction(bottom, top) : { numerator: top, denominator: bottom };
}

/** Beyond this many bits a root is approximated: Newton's method on 4,096 bits takes 13 divisions. */
const MAX_ROOT_BITS = 4096;

function squareRoot(square: bigint): bigint | null {
  if (square < 2n) return square;
  const bits = bitLength(square);
  if (bits > MAX_ROOT_BITS) return null;
  let root = 1n << BigInt(Math.ceil(bits / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root * root === square ? root : null;
    root = next;
  }
}

function callValue(
  { name }: ExpressionOf<'call'>,
  values: readonly ExactValue[],
  effort: Effort,
): ExactValue {
  if (values.includes('too-large')) return 'too-large';
  const known = values.filter((value) => value !== null && value !== 'too-large');
  if (known.length < values.length) return null;
  if (name !== 'min' && name !== 'max') return exactCall(name, known, effort);
  const ascending = [...known].sort(compareRationals);
  return (name === 'min' ? ascending[0] : ascending.at(-1)) ?? null;
}

/** Σ or Π term by term: the effort bounds how many. */
function reducedValue(
  { operation, variable, from, to, body }: ExpressionOf<'reduction'>,
  effort: Effort,
  bindings: Bindings,
): ExactValue {
  const first = exactValue(from, effort, bindings);
  const last = exactValue(to, effort, bindings);
  if (first === 'too-large' || last === 'too-large') return 'too-large';
  if (first === null || last === null || !isInteger(first) || !isInteger(last)) return null;
  let total: ExactValue = operation === 'sum' ? ZERO : ONE;
  for (let index = first.numerator; index <= last.numerator; index += 1n) {
    const inner = new Map([...bindings, [variable, integer(index)]]);
    const term = exactValue(body, effort, inner);
    total = combine([total, term], effort, operation === 'sum' ? add : multiply);
    if (total === null || total === 'too-large') return total;
  }
  return total;
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** The value of a whole numeral; null where a digit does not belong to the base. */
function basedValue(digits: string, base: number): ExactValue {
  if (digits.length > MAX_ROOT_BITS) return 'too-large';
  let value = 0n;
  for (const digit of digits.toLowerCase()) {
    const worth = DIGITS.indexOf(digit);
    if (worth < 0 || worth >= base) return null;
    value = value * BigInt(base) + BigInt(worth);
  }
  return integer(value);
}

function withinBounds(value: Rational): ExactValue {
  const isTooLarge =
    bounded(value.numerator) === 'too-large' || bounded(value.denominator) === 'too-large';
  return isTooLarge ? 'too-large' : value;
}

/** A product of two numbers of 2,048 words takes about 10,000 units. */
const WORD_SQUARES_PER_UNIT = 400;

/** Reducing a fraction takes a step of Euclid's algorithm for every two bits, each as long as the number. */
function operationCost(left: Rational, right: Rational): number {
  const words = wordsOf(left.numerator) + wordsOf(right.numerator);
  if (isInteger(left) && isInteger(right)) return words ** 2 / WORD_SQUARES_PER_UNIT;
  const all = words + wordsOf(left.denominator) + wordsOf(right.denominator);
  return all ** 2 / 2;
}

function wordsOf(value: bigint): number {
  return -0x8000_0000_0000_0000n <= value && value < 0x8000_0000_0000_0000n
    ? 1
    : bitLength(value) / 64;
}
