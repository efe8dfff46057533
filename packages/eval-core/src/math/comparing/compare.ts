import { isWalkable } from '../children.ts';
import type { Expression } from '../expression.ts';
import type { MathPolicy } from '../policy.ts';
import { structureKey } from '../structure-key.ts';
import { isSpent, newEffort, spend, type Effort } from '../values/effort.ts';
import { compareLists } from './compare-lists.ts';
import { compareMatrices } from './compare-matrices.ts';
import { compareBased, compareRatios } from './compare-numerals.ts';
import { compareRegions } from './compare-regions.ts';
import { compareRelations } from './compare-relations.ts';
import { compareByParts, compareScalars } from './compare-scalars.ts';
import { compareSolutions } from './compare-solutions.ts';
import { compareUnits } from './compare-units.ts';
import { compareWords } from './compare-words.ts';
import {
  decided,
  UNDECIDED,
  type Comparison,
  type ComparisonContext,
  type ComparisonRule,
} from './comparison.ts';

/** The first that has something to say decides. */
const RULES: readonly ComparisonRule[] = [
  compareWords,
  compareUnits,
  compareBased,
  compareSolutions,
  compareMatrices,
  compareRegions,
  compareRatios,
  compareLists,
  compareRelations,
  compareScalars,
  compareByParts,
];

/** Rules turn a pair into pairs of its parts, or into a simpler one; nothing that people write needs more turns. */
const MAX_TURNS = 60;

/** What a pair of parts costs beside a unit for each character of their keys: sets within sets come back to the same pairs. */
const PAIR_COST = 20;

/**
 * Whether an answer means the same as the gold under a policy. Bounded (about 50 ms at worst), deterministic,
 * and never throws; symmetric in its two expressions. Formulas are the same where both have
 * values: √x·√y is √(xy), ln x² is 2 ln x (for x > 0), but √(x²) is not x and ln|x| only what ln x is.
 */
export function compareMath(gold: Expression, answer: Expression, policy: MathPolicy): Comparison {
  return compareReadings([gold], [answer], policy);
}

/**
 * The same for texts with several readings: equal if any reading of one is equal to any of the other. The
 * bound holds for all readings together.
 */
export function compareReadings(
  golds: readonly Expression[],
  answers: readonly Expression[],
  policy: MathPolicy,
): Comparison {
  const effort = newEffort();
  let best: Comparison = decided(false, 'kind');
  for (const [goldRank, gold] of golds.entries()) {
    for (const [answerRank, answer] of answers.entries()) {
      const comparison = compareWithin(effort, gold, answer, policy);
      const isRescued = goldRank > 0 && answerRank > 0 && isRounding(comparison);
      if (isRescued) continue;
      if (comparison.equal === true) return comparison;
      if (best.equal === false) best = comparison;
    }
  }
  return best;
}

/** "25,73" and "25,74", both likelier lists, are not equal because as decimals they would be near enough. */
function isRounding(comparison: Comparison): boolean {
  return comparison.equal === true && comparison.via === 'rounding';
}

function compareWithin(
  effort: Effort,
  gold: Expression,
  answer: Expression,
  policy: MathPolicy,
): Comparison {
  if (!isWalkable(gold) || !isWalkable(answer)) return UNDECIDED;
  let turns = 0;
  const context: ComparisonContext = {
    policy,
    effort,
    compare: (left, right) => {
      if (turns >= MAX_TURNS || isSpent(effort)) return UNDECIDED;
      turns += 1;
      const comparison = compareParts(left, right, context);
      turns -= 1;
      return comparison;
    },
  };
  const comparison = context.compare(gold, answer);
  return comparison.equal === false && isSpent(effort) ? UNDECIDED : comparison;
}

function compareParts(
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
): Comparison {
  const [left, right] = [unwrapped(gold), unwrapped(answer)];
  const [leftKey, rightKey] = [structureKey(left), structureKey(right)];
  spend(context.effort, PAIR_COST + leftKey.length + rightKey.length);
  if (leftKey === rightKey) return decided(true, 'structure');
  for (const rule of RULES) {
    const comparison = rule(left, right, context);
    if (comparison !== null) return comparison;
  }
  return decided(false, 'kind');
}

/** One thing in round brackets, or alone in a list, is that thing. */
function unwrapped(expression: Expression): Expression {
  if (expression.type !== 'sequence' && expression.type !== 'and' && expression.type !== 'or') {
    return expression;
  }
  const [only] = expression.operands;
  const isWrapper = expression.type !== 'sequence' || '(none'.includes(expression.open);
  return only !== undefined && expression.operands.length === 1 && isWrapper
    ? unwrapped(only)
    : expression;
}
