import { namesIn } from '../children.ts';
import type { Expression, ExpressionOf } from '../expression.ts';

/** Functions whose value a name cannot stand for: |x| = 3 says that x is ±3. */
const NOT_A_NAME: ReadonlySet<string> = new Set(['abs']);

/**
 * Whether a side of an equation names a thing, so that the other side is its value: a name, a function at its
 * arguments, a segment AB and its length |AB|, a ratio of such, a point (x, y). Not (x + y)², whose
 * value says something else than what it is.
 */
export function isNameLike(expression: Expression): boolean {
  switch (expression.type) {
    case 'symbol':
      return true;
    case 'call':
      return !NOT_A_NAME.has(expression.name) || expression.operands.every(isSegment);
    case 'product':
      return isSegment(expression) || isAngle(expression);
    case 'quotient':
    case 'ratio':
      return expression.operands.every(isNameLike);
    case 'sequence':
      return expression.open === '(' && expression.operands.every(isNameLike);
    case 'and':
    case 'based':
    case 'constant':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'named-set':
    case 'negation':
    case 'number':
    case 'or':
    case 'percent':
    case 'plus-minus':
    case 'power':
    case 'quantity':
    case 'reduction':
    case 'relation':
    case 'set-builder':
    case 'sum':
    case 'text':
    case 'union':
      return false;
  }
}

/** AB, ABC: capital letters side by side. */
function isSegment(expression: Expression): boolean {
  if (expression.type === 'symbol') return isCapital(expression);
  return expression.type === 'product' && expression.operands.every(isCapital);
}

/** ∠A, ∠ABC */
function isAngle({ operands: [sign, ...points] }: ExpressionOf<'product'>): boolean {
  return sign?.type === 'symbol' && sign.name === 'angle' && points.every(isCapital);
}

function isCapital(expression: Expression): boolean {
  return expression.type === 'symbol' && /^[A-Z](?:$|_)/.test(expression.name);
}

/** A name and what it is said to be. */
export interface Assignment {
  name: Expression;
  value: Expression;
}

/**
 * The assignment that "x = 5", "5 = x", "x = 10/2 = 5 ≈ 5.0" or "1 + 1 = 2" makes: the last value that is
 * said to be exact. null: the relation is not one, but a condition.
 */
export function assignmentOf(expression: Expression): Assignment | null {
  if (expression.type !== 'relation') return null;
  const { operands, operators } = expression;
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return null;
  if (!operators.every((operator) => operator === '=' || operator === '≈')) {
    const isElement = operators.length === 1 && operators[0] === '∈' && isFiniteSet(last);
    return isElement && isNameLike(first) ? { name: first, value: last } : null;
  }
  if (isNameLike(first))
    return { name: first, value: exactEnd(operands.slice(1), operators.slice(1)) };
  const isKnown = (operand: Expression): boolean => namesIn(operand).size === 0;
  if (isNameLike(last) && operands.slice(0, -1).every(isKnown)) return { name: last, value: first };
  return operands.every(isKnown) ? { name: first, value: exactEnd(operands, operators) } : null;
}

function isFiniteSet(expression: Expression): boolean {
  return expression.type === 'sequence' && expression.open === '{';
}

/** The last of a chain of values that no ≈ separates from the first. */
function exactEnd(values: readonly Expression[], operators: readonly string[]): Expression {
  const rough = operators.indexOf('≈');
  return (rough === -1 ? values.at(-1) : values[rough]) ?? { type: 'text', words: '' };
}
