import { namesIn } from '../children.ts';
import type { Expression } from '../expression.ts';
import { createComplexArithmetic, realNumber, type Complex } from '../values/complex.ts';
import { evaluate } from '../values/evaluate.ts';
import { infinitySign } from './compare-scalars.ts';
import type { ComparisonContext } from './comparison.ts';
import { MINUS_INFINITY, PLUS_INFINITY, type End, type Interval } from './intervals.ts';

/** A set of real numbers, with the structure key of what is said to lie in it; null: it is just a set. */
export interface Region {
  variable: string | null;
  intervals: readonly Interval[];
}

/** The interval that holds one number. */
export function pointAt(value: Expression, context: ComparisonContext): Interval {
  const end = endOf(value, true, context);
  return { low: end, high: end };
}

const NOWHERE: ReadonlyMap<string, Complex> = new Map();

/** An end as written; infinities are never closed, whatever the bracket. */
export function endOf(value: Expression, isClosed: boolean, context: ComparisonContext): End {
  const sign = infinitySign(value);
  if (sign !== 0) return sign > 0 ? PLUS_INFINITY : MINUS_INFINITY;
  if (namesIn(value).size > 0) return { value, number: NaN, isClosed };
  const arithmetic = createComplexArithmetic();
  const evaluation = { arithmetic, point: NOWHERE, isReal: false, effort: context.effort };
  const number = evaluate(value, evaluation);
  return { value, number: (number === null ? null : realNumber(number)) ?? NaN, isClosed };
}
