/**
 * `count` independent variables of one law: the value j · stride with probability `chances[j]`, j = 0, 1, …;
 * neither the first nor the last chance is 0.
 */
export interface SumTerm {
  count: number;
  /** A whole number from 1. */
  stride: number;
  chances: Float64Array;
}

/** The law of a sum of independent whole numbers from 0; alike ones stand together. */
export type IntegerSum = readonly SumTerm[];

/** The largest value that the sum can take; the smallest is 0. */
export function largestSum(terms: IntegerSum): number {
  return terms.reduce(
    (total, { count, stride, chances }) => total + count * stride * (chances.length - 1),
    0,
  );
}

/** The law of (largest value − sum). */
export function mirroredSum(terms: IntegerSum): SumTerm[] {
  return terms.map((term) => ({ ...term, chances: term.chances.toReversed() }));
}
