import { childrenOf } from './children.ts';
import type { Expression, ExpressionOf, RelationOperator } from './expression.ts';

const REVERSED: Partial<Record<RelationOperator, RelationOperator>> = { '>': '<', '≥': '≤' };
const ORDERLESS_OPERATORS: ReadonlySet<RelationOperator> = new Set(['=', '≠', '≈']);

/**
 * A text that two expressions share only if they are the same but for the order of terms, factors, set
 * elements and sides, and for how a number was written. Different texts say nothing.
 */
export function structureKey(expression: Expression): string {
  switch (expression.type) {
    case 'number':
      return rationalKey(expression);
    case 'constant':
    case 'symbol':
    case 'named-set':
      return `${expression.type}:${quoted(expression.name)}`;
    case 'call':
      return `call:${quoted(expression.name)}(${keysOf(expression.operands)})`;
    case 'sum':
    case 'union':
    case 'intersection':
    case 'or':
    case 'and':
      return `${expression.type}(${sortedKeysOf(expression.operands)})`;
    case 'product':
      return `product(${factorKeys(expression.operands)})`;
    case 'plus-minus':
      return plusMinusKey(expression);
    case 'quantity':
      return `quantity:${quoted(expression.unit)}(${keysOf(expression.operands)})`;
    case 'based':
      return `based:${expression.base}:${quoted(expression.digits)}`;
    case 'sequence':
      return sequenceKey(expression);
    case 'matrix':
      return `matrix(${expression.rows.map(keysOf).join(';')})`;
    case 'relation':
      return relationKey(expression);
    case 'reduction':
      return `${expression.operation}:${quoted(expression.variable)}(${keysOf(childrenOf(expression))})`;
    case 'text':
      return `text:${quoted(expression.words)}`;
    case 'difference':
    case 'negation':
    case 'percent':
    case 'power':
    case 'quotient':
    case 'ratio':
    case 'set-builder':
      return `${expression.type}(${keysOf(expression.operands)})`;
  }
}

function rationalKey({ value }: ExpressionOf<'number'>): string {
  return value.denominator === 1n
    ? value.numerator.toString(16)
    : `${value.numerator.toString(16)}/${value.denominator.toString(16)}`;
}

/** Factors commute unless one of them is a matrix. */
function factorKeys(operands: readonly Expression[]): string {
  const isCommutative = operands.every(({ type }) => type !== 'matrix');
  return isCommutative ? sortedKeysOf(operands) : keysOf(operands);
}

function plusMinusKey({ left, right, isReversed }: ExpressionOf<'plus-minus'>): string {
  const leftKey = left === null ? '' : structureKey(left);
  return `${isReversed ? 'minus-plus' : 'plus-minus'}(${leftKey},${structureKey(right)})`;
}

function sequenceKey({ open, close, operands }: ExpressionOf<'sequence'>): string {
  if (open !== '{') return `sequence:${open}${close}(${keysOf(operands)})`;
  if (operands.length === 0) return structureKey({ type: 'named-set', name: 'empty' });
  return `set(${[...new Set(operands.map(structureKey))].sort().join(',')})`;
}

function relationKey({ operands, operators }: ExpressionOf<'relation'>): string {
  const isTurned = operators.every((operator) => operator in REVERSED);
  const keys = operands.map(structureKey);
  if (isTurned) keys.reverse();
  const signs = isTurned
    ? operators.map((operator) => REVERSED[operator] ?? operator).reverse()
    : operators;
  if (signs.every((sign) => ORDERLESS_OPERATORS.has(sign)) && signs.length === 1) keys.sort();
  return `relation:${signs.join('')}(${keys.join(',')})`;
}

function keysOf(expressions: readonly Expression[]): string {
  return expressions.map(structureKey).join(',');
}

function sortedKeysOf(expressions: readonly Expression[]): string {
  return expressions.map(structureKey).sort().join(',');
}

/** Names come from models: quoted, none of them can imitate the punctuation of a key. */
function quoted(name: string): string {
  return JSON.stringify(name);
}
