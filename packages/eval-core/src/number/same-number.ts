import type { Rational } from '../math/expression.ts';
import { absolute, compareRationals, multiply, sameRational, subtract } from '../math/rational.ts';
import type { WrittenNumber } from './read-number.ts';

/** How far a number may lie from the gold: by the larger of the two. null: it must be equal. */
export interface Tolerance {
  absolute: Rational | null;
  /** As a fraction of the gold. */
  relative: Rational | null;
}

const HUNDREDTH: Rational = { numerator: 1n, denominator: 100n };

/**
 * Whether two numbers are the same within the tolerance, exactly computed. With a percent sign on one side
 * only, "6%" is 0.06 and 6 as well: questions that ask for a percentage are answered both ways.
 */
export function isSameNumber(
  gold: WrittenNumber,
  answer: WrittenNumber,
  tolerance: Tolerance,
): boolean {
  if (gold.isPercent === answer.isPercent) return isNear(gold.value, answer.value, tolerance);
  return (
    isNear(gold.value, answer.value, tolerance) ||
    isNear(fractionOf(gold), fractionOf(answer), tolerance)
  );
}

/** Its value, percent counted: 0.06 for "6%". */
export function fractionOf({ value, isPercent }: WrittenNumber): Rational {
  return isPercent ? multiply(value, HUNDREDTH) : value;
}

function isNear(gold: Rational, answer: Rational, tolerance: Tolerance): boolean {
  if (sameRational(gold, answer)) return true;
  const distance = absolute(subtract(gold, answer));
  const isWithin = (bound: Rational | null): boolean =>
    bound !== null && compareRationals(distance, bound) <= 0;
  const relative = tolerance.relative && multiply(tolerance.relative, absolute(gold));
  return isWithin(tolerance.absolute) || isWithin(relative);
}
