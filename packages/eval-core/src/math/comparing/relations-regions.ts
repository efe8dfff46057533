import { namesIn } from '../children.ts';
import type { Expression, ExpressionOf, NumberLiteral, RelationOperator } from '../expression.ts';
import { negate } from '../rational.ts';
import { wholeNumber } from '../reading/build.ts';
import { structureKey } from '../structure-key.ts';
import { isScalar } from './compare-scalars.ts';
import type { ComparisonContext } from './comparison.ts';
import {
  areOrdered,
  complement,
  intersected,
  merged,
  MINUS_INFINITY,
  PLUS_INFINITY,
  REAL_LINE,
  type Interval,
} from './intervals.ts';
import { endOf, pointAt, type Region } from './regions.ts';

const MIRRORED: Partial<Record<RelationOperator, RelationOperator>> = {
  '<': '>',
  '≤': '≥',
  '>': '<',
  '≥': '≤',
  '=': '=',
  '≠': '≠',
};

type RegionOf = (expression: Expression, context: ComparisonContext) => Region | null;

/** Where a relation or a chain of them puts its one unknown: a < x ≤ b, |x| < 3, x ≠ 2, x ∈ [1, 2). */
export function regionOfRelation(
  relation: ExpressionOf<'relation'>,
  context: ComparisonContext,
  regionOf: RegionOf,
): Region | null {
  const { operands, operators } = withoutFactor(relation);
  const unknownAt = operands.findIndex((operand) => !isKnown(operand));
  const unknown = operands[unknownAt];
  const isOnly = operands.filter((operand) => !isKnown(operand)).length === 1;
  if (unknown === undefined || !isOnly || !isUnknown(unknown)) return null;
  if (operators.length === 1 && unknownAt === 0 && (operators[0] === '∈' || operators[0] === '∉')) {
    return membership(unknown, operators[0], regionOf(operands[1] ?? unknown, context));
  }
  const bounds: (readonly Interval[])[] = [];
  for (const [index, operator] of operators.entries()) {
    const isLeftOfUnknown = index < unknownAt;
    const bound = operands[isLeftOfUnknown ? index : index + 1];
    const seenFromUnknown = isLeftOfUnknown ? MIRRORED[operator] : operator;
    const piece =
      bound === undefined || seenFromUnknown === undefined || !isScalar(bound)
        ? null
        : pieceBeyond(seenFromUnknown, bound, context);
    if (piece === null) return null;
    bounds.push(piece);
  }
  return ofUnknown(unknown, joined(bounds));
}

type Sides = Pick<ExpressionOf<'relation'>, 'operands' | 'operators'>;

/** −2x ≤ 6 as x ≥ 6/(−2): a number before the unknown divides the bounds, a negative one turns them round. */
function withoutFactor({ operands, operators }: Sides): Sides {
  const factored = operands.map(factorOfUnknown).find((found) => found !== null);
  const isBounded = operators.every((operator) => '=≠<≤>≥'.includes(operator));
  if (factored === undefined || !isBounded) return { operands, operators };
  const { factor, unknown } = factored;
  return {
    operands: operands.map((operand) =>
      factorOfUnknown(operand) === null
        ? { type: 'quotient', operands: [operand, factor] }
        : unknown,
    ),
    operators: isNegative(factor)
      ? operators.map((operator) => MIRRORED[operator] ?? operator)
      : operators,
  };
}

interface Factored {
  factor: NumberLiteral;
  unknown: Expression;
}

function factorOfUnknown(operand: Expression): Factored | null {
  if (operand.type === 'negation') {
    const [inner] = operand.operands;
    if (isUnknown(inner)) return { factor: wholeNumber(-1), unknown: inner };
    const found = factorOfUnknown(inner);
    return found === null
      ? null
      : { ...found, factor: { ...found.factor, value: negate(found.factor.value) } };
  }
  if (operand.type !== 'product' || operand.operands.length !== 2) return null;
  const [factor, unknown] = operand.operands;
  const isFactored = factor?.type === 'number' && !isZero(factor) && unknown !== undefined;
  return isFactored && isUnknown(unknown) && !isKnown(unknown) ? { factor, unknown } : null;
}

function isZero({ value }: NumberLiteral): boolean {
  return value.numerator === 0n;
}

function isNegative({ value }: NumberLiteral): boolean {
  return value.numerator < 0n;
}

/** x, f(x), |x|: to solve x² < 4 is not the comparison's business. */
function isUnknown(operand: Expression): boolean {
  return operand.type === 'symbol' || operand.type === 'call';
}

/** A set or a number without names: not what a relation is about. */
function isKnown(operand: Expression): boolean {
  return namesIn(operand).size === 0;
}

function membership(
  unknown: Expression,
  operator: '∈' | '∉',
  region: Region | null,
): Region | null {
  if (region === null) return null;
  if (operator === '∈') return ofUnknown(unknown, region.intervals);
  return areOrdered(region.intervals) ? ofUnknown(unknown, complement(region.intervals)) : null;
}

/** The numbers that stand in the relation to the bound. */
function pieceBeyond(
  operator: RelationOperator,
  bound: Expression,
  context: ComparisonContext,
): readonly Interval[] | null {
  const end = endOf(bound, operator === '≤' || operator === '≥', context);
  switch (operator) {
    case '<':
    case '≤':
      return [{ low: MINUS_INFINITY, high: end }];
    case '>':
    case '≥':
      return [{ low: end, high: PLUS_INFINITY }];
    case '=':
      return [pointAt(bound, context)];
    case '≠':
      return Number.isNaN(end.number) ? null : complement([pointAt(bound, context)]);
    case '→':
    case '∈':
    case '∉':
    case '≈':
    case '≡':
    case '⊂':
    case '⊆':
      return null;
  }
}

function joined(bounds: readonly (readonly Interval[])[]): readonly Interval[] | null {
  let total: readonly Interval[] = REAL_LINE;
  for (const bound of bounds) {
    if (!areOrdered(bound)) return null;
    total = intersected(total, bound);
  }
  return total;
}

/** Resolves |x| ∈ S to x ∈ −S ∪ S; any other unknown goes by its structure. */
function ofUnknown(unknown: Expression, intervals: readonly Interval[] | null): Region | null {
  if (intervals === null) return null;
  const inner = unknown.type === 'call' && unknown.name === 'abs' ? unknown.operands[0] : undefined;
  if (inner?.type !== 'symbol' || !areOrdered(intervals)) {
    return { variable: structureKey(unknown), intervals };
  }
  const sizes = intersected(intervals, [{ low: ZERO, high: PLUS_INFINITY }]);
  return { variable: structureKey(inner), intervals: merged([...sizes, ...sizes.map(mirrored)]) };
}

const ZERO = {
  value: {
    type: 'number' as const,
    value: { numerator: 0n, denominator: 1n },
    decimals: null,
  },
  number: 0,
  isClosed: true,
};

function mirrored({ low, high }: Interval): Interval {
  return { low: negated(high), high: negated(low) };
}

function negated(end: Interval['low']): Interval['low'] {
  if (end.number === Infinity) return MINUS_INFINITY;
  if (end.number === -Infinity) return PLUS_INFINITY;
  return {
    value: { type: 'negation', operands: [end.value] },
    number: -end.number,
    isClosed: end.isClosed,
  };
}
