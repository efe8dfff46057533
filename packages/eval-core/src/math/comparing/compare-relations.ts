import { namesIn } from '../children.ts';
import type { Expression, ExpressionOf, RelationOperator } from '../expression.ts';
import { compareByParts, isScalar } from './compare-scalars.ts';
import {
  anyEqual,
  decided,
  pairwise,
  UNDECIDED,
  type Comparison,
  type ComparisonContext,
  type ComparisonRule,
} from './comparison.ts';
import { probeProportional } from './probe-proportional.ts';

/** The same relation read from the other side. */
const MIRRORED: Readonly<Record<RelationOperator, RelationOperator | null>> = {
  '=': '=',
  '≠': '≠',
  '≈': '≈',
  '≡': '≡',
  '<': '>',
  '≤': '≥',
  '>': '<',
  '≥': '≤',
  '∈': null,
  '∉': null,
  '⊂': null,
  '⊆': null,
  '→': null,
};

const SYMMETRIC: ReadonlySet<RelationOperator> = new Set(['=', '≠']);

/** Equations and inequalities: the same side by side, read backwards, or multiplied by a constant. */
export const compareRelations: ComparisonRule = (gold, answer, context) => {
  if (gold.type !== 'relation' && answer.type !== 'relation') return null;
  if (gold.type !== 'relation' || answer.type !== 'relation') return decided(false, 'kind');
  const backwards = mirrored(answer);
  const isComparable = isSingleComparison(gold) && isSingleComparison(answer);
  if (isComparable) return compareDifferences(gold, answer, backwards, context);
  return anyEqual(
    [answer, ...(backwards === null ? [] : [backwards])].map((reading) =>
      compareSides(gold, reading, context),
    ),
    'relation',
  );
};

type Relation = ExpressionOf<'relation'>;

function mirrored({ operands, operators }: Relation): Relation | null {
  const turned = operators.map((operator) => MIRRORED[operator]).filter((sign) => sign !== null);
  if (turned.length < operators.length) return null;
  return { type: 'relation', operands: operands.toReversed(), operators: turned.toReversed() };
}

/** One =, ≠, <, ≤, > or ≥ between two formulas. */
function isSingleComparison({ operands, operators }: Relation): boolean {
  return (
    operators.length === 1 && '=≠<≤>≥'.includes(operators[0] ?? '∈') && operands.every(isScalar)
  );
}

function compareSides(gold: Relation, answer: Relation, context: ComparisonContext): Comparison {
  if (gold.operators.join('') !== answer.operators.join('')) return decided(false, 'relation');
  return pairwise(gold.operands, answer.operands, context, 'relation');
}

/** By left − right, which the same relation may multiply by any constant but 0; a negative one turns < round. */
function compareDifferences(
  gold: Relation,
  answer: Relation,
  backwards: Relation | null,
  context: ComparisonContext,
): Comparison {
  const isSameWay = gold.operators[0] === answer.operators[0];
  const reading = isSameWay ? answer : backwards;
  const [operator] = gold.operators;
  if (operator === undefined || reading?.operators[0] !== operator) {
    return decided(false, 'relation');
  }
  const [left, right] = [differenceOf(gold), differenceOf(reading)];
  if (namesIn(left).size === 0 || namesIn(right).size === 0) {
    return compareSides(gold, reading, context);
  }
  switch (probeProportional(left, right, context.effort)) {
    case 'positive':
      return decided(true, 'relation');
    case 'negative':
      return decided(SYMMETRIC.has(operator), 'relation');
    case 'not':
      return decided(false, 'relation');
    case 'out-of-reach':
      return UNDECIDED;
    case 'undefined':
      return compareByParts(gold, reading, context);
  }
}

function differenceOf({ operands: [left, right] }: Relation): Expression {
  const none: Expression = { type: 'text', words: '' };
  return { type: 'sum', operands: [left ?? none, { type: 'negation', operands: [right ?? none] }] };
}
