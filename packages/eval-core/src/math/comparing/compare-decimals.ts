import { contains } from '../children.ts';
import type { Expression, NumberLiteral, Rational } from '../expression.ts';
import type { Tolerance } from '../policy.ts';
import {
  absolute,
  compareRationals,
  fraction,
  integer,
  isInteger,
  multiply,
  negate,
  subtract,
  ZERO,
} from '../rational.ts';
import { evaluate } from '../values/evaluate.ts';
import { exactValue } from '../values/exact.ts';
import { preciseArithmetic, type PreciseComplex } from '../values/high-precision.ts';
import type { ComparisonContext } from './comparison.ts';

/**
 * Whether one of two different numbers is a decimal that the policy lets stand for the other: because it is
 * the other one rounded, or within the tolerance. Two numbers without a decimal point are never near enough.
 */
export function isNearEnough(
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
): boolean {
  if (!hasDecimals(gold) && !hasDecimals(answer)) return false;
  const goldValue = approximation(gold, context);
  const answerValue = approximation(answer, context);
  if (goldValue === null || answerValue === null) return false;
  const { minRoundedDigits, tolerance } = context.policy;
  if (isWithin(tolerance, goldValue, answerValue)) return true;
  if (minRoundedDigits === null) return false;
  return (
    isRounded(gold, answer, answerValue, minRoundedDigits) ||
    isRounded(answer, gold, goldValue, minRoundedDigits)
  );
}

function hasDecimals(expression: Expression): boolean {
  return contains(expression, (part) => part.type === 'number' && part.decimals !== null);
}

/** Whether `short` is a decimal literal of at least so many digits to which the exact value rounds. */
function isRounded(
  short: Expression,
  exact: Expression,
  value: Rational,
  minDigits: number,
): boolean {
  const literal = decimalLiteral(short);
  if (literal === null || decimalLiteral(exact) !== null) return false;
  const scale = integer(10n ** BigInt(literal.decimals));
  const units = multiply(literal.value, scale);
  // 1.2e-5 is written with one decimal, but not precise to it.
  if (!isInteger(units) || digitsOf(units.numerator) < minDigits) return false;
  const difference = absolute(subtract(multiply(value, scale), units));
  const digits = digitsOf(units.numerator);
  const isDouble = digits >= MIN_DOUBLE_DIGITS && digits <= MAX_DOUBLE_DIGITS;
  const rounding = isDouble ? multiply(absolute(units), DOUBLE_ROUNDING) : HALF;
  return compareRationals(difference, larger(rounding, HALF)) <= 0;
}

const HALF: Rational = { numerator: 1n, denominator: 2n };
/** A program's output of a double is not the decimal nearest to √2, but the shortest that reads back. */
const MIN_DOUBLE_DIGITS = 16;
const MAX_DOUBLE_DIGITS = 17;
const DOUBLE_ROUNDING: Rational = { numerator: 1n, denominator: 2n ** 52n };

function larger(left: Rational, right: Rational): Rational {
  return compareRationals(left, right) > 0 ? left : right;
}

function digitsOf(value: bigint): number {
  return value.toString().replace('-', '').length;
}

/** Decimals beyond these are no precision but a way to make numbers large. */
const MAX_DECIMALS = 400;

function decimalLiteral(expression: Expression): (NumberLiteral & { decimals: number }) | null {
  if (expression.type === 'negation') {
    const inner = decimalLiteral(expression.operands[0]);
    return inner === null ? null : { ...inner, value: negate(inner.value) };
  }
  if (expression.type !== 'number' || expression.decimals === null) return null;
  const { value, decimals } = expression;
  return decimals > MAX_DECIMALS ? null : { type: 'number', value, decimals };
}

/** Smaller numbers than this are compared by their digits. */
const SMALL: Rational = { numerator: 1n, denominator: 100_000n };

function isWithin(tolerance: Tolerance, gold: Rational, answer: Rational): boolean {
  if (tolerance.kind === 'exact') return false;
  const difference = absolute(subtract(gold, answer));
  const size = larger(absolute(gold), absolute(answer));
  if (tolerance.kind === 'relative') {
    return compareRationals(difference, multiply(size, rationalOf(tolerance.fraction))) <= 0;
  }
  const unit = fraction(1n, 2n * 10n ** BigInt(tolerance.decimals)) ?? ZERO;
  const allowed = compareRationals(size, SMALL) < 0 ? multiply(size, unit) : unit;
  return compareRationals(difference, allowed) <= 0;
}

const MAX_WRITTEN_EXPONENT = 1000;
const NOWHERE: ReadonlyMap<string, PreciseComplex> = new Map();

/** The value as a fraction, exact or to 50 digits; null where it is not a real number or out of reach. */
function approximation(expression: Expression, { effort }: ComparisonContext): Rational | null {
  const exact = exactValue(expression, effort);
  if (exact === 'too-large') return null;
  if (exact !== null) return exact;
  const arithmetic = preciseArithmetic(50);
  const value = evaluate(expression, { arithmetic, point: NOWHERE, isReal: false, effort });
  if (!value?.im.isZero()) return null;
  if (!value.re.isZero() && Math.abs(value.re.e) > MAX_WRITTEN_EXPONENT) return null;
  return decimalRational(value.re.toFixed());
}

function rationalOf(value: number): Rational {
  return decimalRational(value.toFixed(15));
}

function decimalRational(text: string): Rational {
  const [whole = '0', decimals = ''] = text.split('.');
  return fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length)) ?? ZERO;
}
