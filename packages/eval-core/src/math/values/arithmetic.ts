import type { Rational } from '../expression.ts';

/**
 * Arithmetic on complex numbers of some precision. Results that cannot be had (a division by zero, the
 * logarithm of zero, a size out of reach) are null. Branches are the principal ones.
 */
export interface Arithmetic<Value> {
  fromRational(value: Rational): Value | null;
  pi: Value;
  e: Value;
  imaginaryUnit: Value;
  add(left: Value, right: Value): Value;
  multiply(left: Value, right: Value): Value | null;
  divide(left: Value, right: Value): Value | null;
  exp(value: Value): Value | null;
  ln: (value: Value) => Value | null;
  /** √ of a positive real value; of others null, for the general power to do. */
  squareRoot(value: Value): Value | null;
  /** |value|, as a real value. */
  magnitude(value: Value): Value;
  conjugate(value: Value): Value;
  isZero(value: Value): boolean;
  isReal(value: Value): boolean;
  /** The integer at or below a real value (one that is an integer but for rounding counts as it); null: not real, or out of reach. */
  floor(value: Value): bigint | null;
  /** Negative, zero or positive like left − right, both real. */
  compare(left: Value, right: Value): number;
  /** Whether two values are the same as far as this precision tells. */
  isClose(left: Value, right: Value): boolean;
  /** What a sum or product costs, in units of effort. */
  stepCost: number;
  /** What an exponential, a logarithm or a root costs. */
  functionCost: number;
}
