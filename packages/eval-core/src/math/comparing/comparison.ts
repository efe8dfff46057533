import type { Expression } from '../expression.ts';
import type { MathPolicy } from '../policy.ts';
import type { Effort } from '../values/effort.ts';

/** By what two answers were found equal or different, cheapest first. */
export type ComparisonWay =
  /** The same but for the order of terms, factors or set elements. */
  | 'structure'
  | 'words'
  /** Rational numbers, computed exactly. */
  | 'exact-value'
  /** A decimal that stands for the other number, as the policy allows. */
  | 'rounding'
  /** Values at fixed points, confirmed to 40 digits. */
  | 'values'
  | 'unit'
  | 'numeral'
  | 'relation'
  | 'set'
  | 'tuple'
  | 'interval'
  | 'matrix'
  /** Things of different kinds. */
  | 'kind';

/** A size limit is neither: the two were too large to be decided. */
export type Comparison =
  | { equal: true; via: ComparisonWay }
  | { equal: false; via: ComparisonWay }
  | { equal: null; why: 'size-limit' };

/** What the parts of one comparison share. */
export interface ComparisonContext {
  policy: MathPolicy;
  effort: Effort;
  /** Compares parts by the same rules. */
  compare: (gold: Expression, answer: Expression) => Comparison;
}

/** Says whether two expressions are equal, or null where it has nothing to say on such a pair. */
export type ComparisonRule = (
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
) => Comparison | null;

export const UNDECIDED: Comparison = { equal: null, why: 'size-limit' };

export function decided(equal: boolean, via: ComparisonWay): Comparison {
  return { equal, via };
}

/** All of them equal: equal. One different: different. Else undecided. */
export function allEqual(comparisons: Iterable<Comparison>, via: ComparisonWay): Comparison {
  let isUndecided = false;
  for (const { equal } of comparisons) {
    if (equal === false) return decided(false, via);
    if (equal === null) isUndecided = true;
  }
  return isUndecided ? UNDECIDED : decided(true, via);
}

/** One of them equal: equal. Else undecided if one is undecided, different if none. */
export function anyEqual(comparisons: Iterable<Comparison>, via: ComparisonWay): Comparison {
  let isUndecided = false;
  for (const comparison of comparisons) {
    if (comparison.equal === true) return comparison;
    if (comparison.equal === null) isUndecided = true;
  }
  return isUndecided ? UNDECIDED : decided(false, via);
}

/** Both lists entry by entry; lists of different lengths differ. */
export function pairwise(
  golds: readonly Expression[],
  answers: readonly Expression[],
  context: ComparisonContext,
  via: ComparisonWay,
): Comparison {
  if (golds.length !== answers.length) return decided(false, via);
  return allEqual(
    mapPairs(golds, answers, (gold, answer) => context.compare(gold, answer)),
    via,
  );
}

function* mapPairs(
  golds: readonly Expression[],
  answers: readonly Expression[],
  compare: (gold: Expression, answer: Expression) => Comparison,
): Generator<Comparison> {
  for (const [index, gold] of golds.entries()) {
    const answer = answers[index];
    if (answer !== undefined) yield compare(gold, answer);
  }
}
