import { childrenOf, namesIn } from '../children.ts';
import type { Expression } from '../expression.ts';
import { sameRational } from '../rational.ts';
import { exactValue, type ExactValue } from '../values/exact.ts';
import { isNearEnough } from './compare-decimals.ts';
import {
  decided,
  pairwise,
  UNDECIDED,
  type Comparison,
  type ComparisonContext,
} from './comparison.ts';
import { probeEquality } from './probe.ts';

const SCALAR_TYPES: ReadonlySet<Expression['type']> = new Set([
  'number',
  'constant',
  'symbol',
  'call',
  'sum',
  'product',
  'quotient',
  'power',
  'negation',
  'percent',
  'quantity',
  'based',
  'reduction',
]);

/** Whether the expression is of a kind that has one value: not a set, a list, a relation or a text. */
export function isScalar(expression: Expression): boolean {
  return SCALAR_TYPES.has(expression.type);
}

/** Two numbers or formulas: by exact rationals, decimals as the policy says, and values at points. */
export function compareScalars(
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
): Comparison | null {
  if (!isScalar(gold) || !isScalar(answer)) return null;
  const infinity = compareInfinities(gold, answer);
  if (infinity !== null) return infinity;
  const goldValue = exactValue(gold, context.effort);
  const answerValue = exactValue(answer, context.effort);
  if (isRational(goldValue) && isRational(answerValue)) {
    if (sameRational(goldValue, answerValue)) return decided(true, 'exact-value');
    const isRounded = isNearEnough(gold, answer, context);
    return decided(isRounded, isRounded ? 'rounding' : 'exact-value');
  }
  return compareByValues(gold, answer, context, [goldValue, answerValue].includes('too-large'));
}

function isRational(value: ExactValue): value is Exclude<ExactValue, null | 'too-large'> {
  return value !== null && value !== 'too-large';
}

function compareByValues(
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
  isTooLarge: boolean,
): Comparison {
  switch (probeEquality(gold, answer, context.effort)) {
    case 'same':
      // Two numbers of a million digits can share the first forty.
      return isTooLarge ? UNDECIDED : decided(true, 'values');
    case 'different': {
      const isClosed = namesIn(gold).size === 0 && namesIn(answer).size === 0;
      const isRounded = isClosed && isNearEnough(gold, answer, context);
      return decided(isRounded, isRounded ? 'rounding' : 'values');
    }
    case 'out-of-reach':
      return UNDECIDED;
    case 'undefined':
      return isTooLarge ? UNDECIDED : compareByParts(gold, answer, context);
  }
}

/** What has no values is equal only part by part: a sum without an end, a division by zero. */
export function compareByParts(
  gold: Expression,
  answer: Expression,
  context: ComparisonContext,
): Comparison {
  const isSameHead = headOf(gold) === headOf(answer);
  const parts = childrenOf(gold);
  if (!isSameHead || parts.length === 0) return decided(false, 'structure');
  return pairwise(parts, childrenOf(answer), context, 'structure');
}

/** All that an expression says besides its parts. */
function headOf(expression: Expression): string {
  const { type } = expression;
  switch (type) {
    case 'call':
    case 'symbol':
    case 'constant':
      return `${type} ${expression.name}`;
    case 'reduction':
      return `${expression.operation} ${expression.variable}`;
    case 'relation':
      return `${type} ${expression.operators.join(' ')}`;
    case 'sequence':
      return `${type} ${expression.open} ${expression.close}`;
    case 'quantity':
      return `${type} ${expression.unit}`;
    case 'plus-minus':
      return `${type} ${expression.isReversed}`;
    case 'and':
    case 'based':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'named-set':
    case 'negation':
    case 'number':
    case 'or':
    case 'percent':
    case 'power':
    case 'product':
    case 'quotient':
    case 'ratio':
    case 'set-builder':
    case 'sum':
    case 'text':
    case 'union':
      return type;
  }
}

function compareInfinities(gold: Expression, answer: Expression): Comparison | null {
  const [goldSign, answerSign] = [infinitySign(gold), infinitySign(answer)];
  if (goldSign === 0 && answerSign === 0) return null;
  return decided(goldSign === answerSign, 'exact-value');
}

/** 1 for ∞, −1 for −∞, 0 for anything else. */
export function infinitySign(expression: Expression): -1 | 0 | 1 {
  if (expression.type === 'constant') return expression.name === 'infinity' ? 1 : 0;
  if (expression.type !== 'negation') return 0;
  const inner = infinitySign(expression.operands[0]);
  return inner === 0 ? 0 : inner === 1 ? -1 : 1;
}
