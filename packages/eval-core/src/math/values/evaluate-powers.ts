import type { Expression, ExpressionOf, Rational } from '../expression.ts';
import { integer, isInteger } from '../rational.ts';
import type { Arithmetic } from './arithmetic.ts';
import { spend } from './effort.ts';
import type { Evaluation } from './evaluate.ts';
import { exactValue } from './exact.ts';

/** Whole exponents up to here are multiplied out: exact on the real line, where a logarithm turns the sign. */
const MAX_MULTIPLIED = 4096n;

type Evaluate = <Value>(expression: Expression, evaluation: Evaluation<Value>) => Value | null;

/** base^exponent: by multiplication, as a real root of odd order, or as exp(exponent·ln base). */
export function powerOf<Value>(
  { operands: [base, exponent] }: ExpressionOf<'power'>,
  evaluation: Evaluation<Value>,
  evaluate: Evaluate,
): Value | null {
  const { arithmetic } = evaluation;
  const exact = exactValue(exponent, evaluation.effort);
  if (base.type === 'constant' && base.name === 'e') {
    const value = evaluate(exponent, evaluation);
    return value === null ? null : arithmetic.exp(value);
  }
  const value = evaluate(base, evaluation);
  if (value === null) return null;
  if (exact !== null && exact !== 'too-large') return rationalPower(value, exact, evaluation);
  const power = evaluate(exponent, evaluation);
  return power === null ? null : generalPower(value, power, evaluation);
}

function rationalPower<Value>(
  base: Value,
  exponent: Rational,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic } = evaluation;
  if (isInteger(exponent)) return wholePower(base, exponent.numerator, evaluation);
  const root = exponent.denominator === 2n ? arithmetic.squareRoot(base) : null;
  if (root !== null) return wholePower(root, exponent.numerator, evaluation);
  const power = arithmetic.fromRational(exponent);
  if (power === null) return null;
  if (!isNegative(base, arithmetic) || exponent.denominator % 2n === 0n) {
    return generalPower(base, power, evaluation);
  }
  // (−8)^(1/3) is −2, as in school, and not the principal 1 + √3·i.
  const size = generalPower(arithmetic.magnitude(base), power, evaluation);
  const sign = arithmetic.fromRational(integer(exponent.numerator % 2n === 0n ? 1 : -1));
  return size === null || sign === null ? null : arithmetic.multiply(size, sign);
}

function wholePower<Value>(
  base: Value,
  exponent: bigint,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic } = evaluation;
  const size = exponent < 0n ? -exponent : exponent;
  if (size > MAX_MULTIPLIED) return hugePower(base, exponent, evaluation);
  let result = arithmetic.fromRational(integer(1));
  let square: Value | null = base;
  for (let rest = size; rest > 0n && result !== null && square !== null; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = arithmetic.multiply(result, square);
    if (rest > 1n) square = arithmetic.multiply(square, square);
  }
  if (result === null || square === null || exponent >= 0n) return result;
  const one = arithmetic.fromRational(integer(1));
  return one === null ? null : arithmetic.divide(one, result);
}

function hugePower<Value>(
  base: Value,
  exponent: bigint,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic } = evaluation;
  const power = arithmetic.fromRational(integer(exponent));
  if (power === null) return null;
  if (!isNegative(base, arithmetic)) return generalPower(base, power, evaluation);
  const size = generalPower(arithmetic.magnitude(base), power, evaluation);
  const sign = arithmetic.fromRational(integer(exponent % 2n === 0n ? 1 : -1));
  return size === null || sign === null ? null : arithmetic.multiply(size, sign);
}

function generalPower<Value>(
  base: Value,
  exponent: Value,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic, isReal } = evaluation;
  if (arithmetic.isZero(base)) return powerOfZero(exponent, arithmetic);
  // With a whole value that no literal showed (n at a whole point), the power of a negative base is real.
  const whole = arithmetic.isReal(exponent) ? arithmetic.floor(exponent) : null;
  if (whole !== null && whole * whole < MAX_MULTIPLIED && isWhole(exponent, whole, arithmetic)) {
    return wholePower(base, whole, evaluation);
  }
  if (isReal && isNegative(base, arithmetic)) return null;
  if (!spend(evaluation.effort, 2 * arithmetic.functionCost)) return null;
  const logarithm = arithmetic.ln(base);
  const product = logarithm === null ? null : arithmetic.multiply(logarithm, exponent);
  return product === null ? null : arithmetic.exp(product);
}

function powerOfZero<Value>(exponent: Value, arithmetic: Arithmetic<Value>): Value | null {
  const zero = arithmetic.fromRational(integer(0));
  if (zero === null || !arithmetic.isReal(exponent)) return null;
  const order = arithmetic.compare(exponent, zero);
  if (order < 0) return null;
  return order > 0 ? zero : arithmetic.fromRational(integer(1));
}

function isWhole<Value>(value: Value, whole: bigint, arithmetic: Arithmetic<Value>): boolean {
  const exact = arithmetic.fromRational(integer(whole));
  return exact !== null && arithmetic.isClose(value, exact);
}

function isNegative<Value>(value: Value, arithmetic: Arithmetic<Value>): boolean {
  const zero = arithmetic.fromRational(integer(0));
  return zero !== null && arithmetic.isReal(value) && arithmetic.compare(value, zero) < 0;
}
