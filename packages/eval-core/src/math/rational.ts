import type { Rational } from './expression.ts';

export const ZERO: Rational = { numerator: 0n, denominator: 1n };
export const ONE: Rational = { numerator: 1n, denominator: 1n };

/** numerator / denominator in lowest terms with a positive denominator; null where the denominator is 0. */
export function fraction(numerator: bigint, denominator: bigint): Rational | null {
  if (denominator === 0n) return null;
  if (denominator === 1n) return { numerator, denominator };
  const divisor = gcd(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return {
    numerator: (sign * numerator) / divisor,
    denominator: (sign * denominator) / divisor,
  };
}

export function integer(value: bigint | number): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

export function isInteger(value: Rational): boolean {
  return value.denominator === 1n;
}

export function sameRational(left: Rational, right: Rational): boolean {
  return left.numerator === right.numerator && left.denominator === right.denominator;
}

export function negate(value: Rational): Rational {
  return { numerator: -value.numerator, denominator: value.denominator };
}

export function add(left: Rational, right: Rational): Rational {
  return lowestTerms(
    left.numerator * right.denominator + right.numerator * left.denominator,
    left.denominator * right.denominator,
  );
}

export function subtract(left: Rational, right: Rational): Rational {
  return add(left, negate(right));
}

export function multiply(left: Rational, right: Rational): Rational {
  return lowestTerms(left.numerator * right.numerator, left.denominator * right.denominator);
}

/** null where the divisor is 0. */
export function divide(left: Rational, right: Rational): Rational | null {
  return fraction(left.numerator * right.denominator, left.denominator * right.numerator);
}

/** Negative where left < right, 0 where they are equal, positive where left > right. */
export function compareRationals(left: Rational, right: Rational): number {
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function absolute(value: Rational): Rational {
  return value.numerator < 0n ? negate(value) : value;
}

/** The greatest integer that is not above the value. */
export function floorOf(value: Rational): bigint {
  const quotient = value.numerator / value.denominator;
  const isExact = quotient * value.denominator === value.numerator;
  return isExact || value.numerator > 0n ? quotient : quotient - 1n;
}

/** The greatest common divisor, never negative and 1 for two zeros, so that it can be divided by. */
export function gcd(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** Bits of the magnitude, to within four: cheap even for a million digits. */
export function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}

function lowestTerms(numerator: bigint, denominator: bigint): Rational {
  return fraction(numerator, denominator) ?? ZERO;
}
