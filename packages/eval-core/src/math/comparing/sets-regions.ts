import type { Expression, ExpressionOf, Sequence } from '../expression.ts';
import { spend } from '../values/effort.ts';
import { infinitySign, isScalar } from './compare-scalars.ts';
import type { ComparisonContext } from './comparison.ts';
import {
  areOrdered,
  complement,
  intersected,
  merged,
  REAL_LINE,
  type Interval,
} from './intervals.ts';
import { endOf, pointAt, type Region } from './regions.ts';
import { regionOfRelation } from './relations-regions.ts';

/** More pieces than this are no answer but an attack on the quadratic intersection. */
const MAX_INTERVALS = 100;
/** Units of effort for putting one pair of intervals together. */
const INTERVAL_COST = 10;

/**
 * The set of real numbers that intervals, unions, inequalities in one unknown and the like describe;
 * null where the expression does not describe one.
 */
export function regionOf(expression: Expression, context: ComparisonContext): Region | null {
  const region = unboundedRegionOf(expression, context);
  return region === null || region.intervals.length > MAX_INTERVALS ? null : region;
}

function unboundedRegionOf(expression: Expression, context: ComparisonContext): Region | null {
  switch (expression.type) {
    case 'sequence':
      return regionOfSequence(expression, context);
    case 'named-set':
      if (expression.name === 'empty') return { variable: null, intervals: [] };
      return expression.name === 'R' ? { variable: null, intervals: REAL_LINE } : null;
    case 'union':
    case 'or':
      return joined(expression.operands, context, (left, right) => [...left, ...right]);
    case 'intersection':
    case 'and':
      return joined(expression.operands, context, intersected);
    case 'difference':
      return joined(expression.operands, context, (left, right) =>
        intersected(left, complement(right)),
      );
    case 'set-builder':
      return regionOfBuilder(expression, context);
    case 'relation':
      return regionOfRelation(expression, context, regionOf);
    case 'based':
    case 'call':
    case 'constant':
    case 'matrix':
    case 'negation':
    case 'number':
    case 'percent':
    case 'plus-minus':
    case 'power':
    case 'product':
    case 'quantity':
    case 'quotient':
    case 'ratio':
    case 'reduction':
    case 'sum':
    case 'symbol':
    case 'text':
      return null;
  }
}

/** Whether the expression can only be a set of reals, or is one beside such: (1, 2) may also be a point. */
export function isSurelyRegion(expression: Expression): boolean {
  switch (expression.type) {
    case 'union':
    case 'intersection':
    case 'difference':
    case 'set-builder':
      return true;
    case 'named-set':
      return expression.name === 'R' || expression.name === 'empty';
    case 'and':
    case 'or':
      return expression.operands.every(isSurelyRegion);
    case 'relation':
      return expression.operators.some((operator) => '<≤>≥≠∉'.includes(operator))
        ? true
        : expression.operators.includes('∈') && isIntervalLike(expression.operands.at(-1));
    case 'sequence':
      return (
        isInterval(expression) &&
        (isMixed(expression) || expression.operands.some((end) => infinitySign(end) !== 0))
      );
    case 'based':
    case 'call':
    case 'constant':
    case 'matrix':
    case 'negation':
    case 'number':
    case 'percent':
    case 'plus-minus':
    case 'power':
    case 'product':
    case 'quantity':
    case 'quotient':
    case 'ratio':
    case 'reduction':
    case 'sum':
    case 'symbol':
    case 'text':
      return false;
  }
}

function isIntervalLike(expression: Expression | undefined): boolean {
  if (expression === undefined) return false;
  return (expression.type === 'sequence' && isInterval(expression)) || isSurelyRegion(expression);
}

/** Two ends between brackets that can belong to an interval. */
export function isInterval({ open, close, operands }: Sequence): boolean {
  return operands.length === 2 && open !== '{' && open !== 'none' && close !== '}';
}

function isMixed({ open, close }: Sequence): boolean {
  return !(open === '(' && close === ')') && !(open === '[' && close === ']');
}

function regionOfSequence(sequence: Sequence, context: ComparisonContext): Region | null {
  if (sequence.open === '{') return pointsOf(sequence.operands, context);
  const [low, high] = sequence.operands;
  if (!isInterval(sequence) || low === undefined || high === undefined) return null;
  if (!isScalar(low) || !isScalar(high)) return null;
  const interval = {
    low: endOf(low, sequence.open === '[', context),
    high: endOf(high, sequence.close === ']', context),
  };
  // "(7, 6)" and "(1, 1)" are points, and "[7, 6)" is nothing at all: none of them is the empty set.
  const [from, to] = [interval.low.number, interval.high.number];
  const isNone = from > to || (from === to && !(interval.low.isClosed && interval.high.isClosed));
  return isNone ? null : { variable: null, intervals: [interval] };
}

function pointsOf(values: readonly Expression[], context: ComparisonContext): Region | null {
  if (!values.every(isScalar)) return null;
  return { variable: null, intervals: values.map((value) => pointAt(value, context)) };
}

/** Parts that speak of the same unknown, put together from the left; null where the parts cannot be ordered. */
function joined(
  operands: readonly Expression[],
  context: ComparisonContext,
  operation: (left: readonly Interval[], right: readonly Interval[]) => readonly Interval[],
): Region | null {
  let total: Region | null = null;
  for (const operand of operands) {
    const region: Region | null = regionOf(operand, context);
    if (region === null || !areOrdered(region.intervals)) return null;
    if (total === null) total = region;
    else {
      const variable: string | null = total.variable ?? region.variable;
      if (region.variable !== null && region.variable !== variable) return null;
      const pairs = total.intervals.length * region.intervals.length;
      if (!spend(context.effort, INTERVAL_COST * (1 + pairs))) return null;
      const intervals = merged(operation(total.intervals, region.intervals));
      if (intervals.length > MAX_INTERVALS) return null;
      total = { variable, intervals };
    }
  }
  return total;
}

/** {x | x > 3}, {x ∈ ℝ | x > 3}: the unknown is bound, and its name is nobody's business. */
function regionOfBuilder(
  { operands: [element, condition] }: ExpressionOf<'set-builder'>,
  context: ComparisonContext,
): Region | null {
  const name = element.type === 'relation' ? element.operands[0] : element;
  if (name?.type !== 'symbol') return null;
  const parts = element.type === 'relation' ? [element, condition] : [condition];
  const region = joined(parts, context, intersected);
  const variable = region?.variable;
  if (region === null || variable === undefined) return null;
  return variable === null || variable === `symbol:"${name.name}"`
    ? { variable: null, intervals: region.intervals }
    : null;
}
