import type { Expression, ExpressionOf } from '../expression.ts';
import { fraction, integer } from '../rational.ts';
import type { Arithmetic } from './arithmetic.ts';
import { spend, type Effort } from './effort.ts';
import { callOf } from './evaluate-calls.ts';
import { determinant } from './evaluate-determinant.ts';
import { powerOf } from './evaluate-powers.ts';
import { exactValue } from './exact.ts';

/** Where and how an expression is evaluated. */
export interface Evaluation<Value> {
  arithmetic: Arithmetic<Value>;
  /** The values of the names; a name without one makes the expression undefined. */
  point: ReadonlyMap<string, Value>;
  /** Where only real functions are meant, √x and ln x are undefined below zero; else they have principal values. */
  isReal: boolean;
  effort: Effort;
}

/**
 * The value of an expression at a point; null where it is undefined, out of reach, or not a number at all
 * (a set, a relation). Unknown functions have smooth values made of their names, so that equal arguments
 * give equal values and nothing else does.
 */
export function evaluate<Value>(
  expression: Expression,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic, effort, point } = evaluation;
  if (!spend(effort, arithmetic.stepCost)) return null;
  switch (expression.type) {
    case 'number':
      return arithmetic.fromRational(expression.value);
    case 'constant':
      return constantOf(expression.name, arithmetic);
    case 'symbol':
      return point.get(expression.name) ?? null;
    case 'sum':
      return fold(expression.operands, evaluation, (sum, term) => arithmetic.add(sum, term));
    case 'product':
      return fold(expression.operands, evaluation, (product, factor) =>
        arithmetic.multiply(product, factor),
      );
    case 'quotient':
      return fold(expression.operands, evaluation, (top, bottom) => arithmetic.divide(top, bottom));
    case 'negation':
      return scaled(expression.operands[0], -1n, 1n, evaluation);
    case 'percent':
      return scaled(expression.operands[0], 1n, 100n, evaluation);
    case 'power':
      return powerOf(expression, evaluation, evaluate);
    case 'quantity':
      return quantityOf(expression, evaluation);
    case 'based': {
      const value = exactValue(expression, effort);
      return value === null || value === 'too-large' ? null : arithmetic.fromRational(value);
    }
    case 'call':
      return calledValue(expression, evaluation);
    case 'reduction':
      return reduced(expression, evaluation);
    case 'and':
    case 'difference':
    case 'intersection':
    case 'matrix':
    case 'named-set':
    case 'or':
    case 'plus-minus':
    case 'ratio':
    case 'relation':
    case 'sequence':
    case 'set-builder':
    case 'text':
    case 'union':
      return null;
  }
}

function constantOf<Value>(
  name: ExpressionOf<'constant'>['name'],
  arithmetic: Arithmetic<Value>,
): Value | null {
  switch (name) {
    case 'pi':
      return arithmetic.pi;
    case 'i':
      return arithmetic.imaginaryUnit;
    case 'e':
      return arithmetic.e;
    case 'infinity':
      return null;
  }
}

function fold<Value>(
  operands: readonly Expression[],
  evaluation: Evaluation<Value>,
  operation: (left: Value, right: Value) => Value | null,
): Value | null {
  let total: Value | null = null;
  for (const operand of operands) {
    const value = evaluate(operand, evaluation);
    if (value === null) return null;
    total = total === null ? value : operation(total, value);
    if (total === null) return null;
  }
  return total;
}

function scaled<Value>(
  operand: Expression,
  numerator: bigint,
  denominator: bigint,
  evaluation: Evaluation<Value>,
): Value | null {
  const value = evaluate(operand, evaluation);
  const factor = fraction(numerator, denominator);
  const scale = factor === null ? null : evaluation.arithmetic.fromRational(factor);
  return value === null || scale === null ? null : evaluation.arithmetic.multiply(value, scale);
}

/** Degrees are a number, π/180; any other unit is an unknown factor. */
function quantityOf<Value>(
  { operands, unit }: ExpressionOf<'quantity'>,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic } = evaluation;
  if (unit === 'degree') {
    const part = scaled(operands[0], 1n, 180n, evaluation);
    return part === null ? null : arithmetic.multiply(part, arithmetic.pi);
  }
  const value = evaluate(operands[0], evaluation);
  const factor = callOf(`unit ${unit}`, [], evaluation);
  return value === null || factor === null ? null : arithmetic.multiply(value, factor);
}

function calledValue<Value>(
  expression: ExpressionOf<'call'>,
  evaluation: Evaluation<Value>,
): Value | null {
  const [only] = expression.operands;
  if (expression.name === 'det' && only?.type === 'matrix') {
    return determinant(only.rows, (entry) => evaluate(entry, evaluation), evaluation.arithmetic);
  }
  const values: Value[] = [];
  for (const operand of expression.operands) {
    const value = evaluate(operand, evaluation);
    if (value === null) return null;
    values.push(value);
  }
  return callOf(expression.name, values, evaluation);
}

/** Σ or Π term by term: the effort bounds how many. */
function reduced<Value>(
  { operation, variable, from, to, body }: ExpressionOf<'reduction'>,
  evaluation: Evaluation<Value>,
): Value | null {
  const { arithmetic, point } = evaluation;
  const [first, last] = [from, to].map((end) => {
    const value = evaluate(end, evaluation);
    return value === null ? null : arithmetic.floor(value);
  });
  let total = arithmetic.fromRational(integer(operation === 'sum' ? 0 : 1));
  if (typeof first !== 'bigint' || typeof last !== 'bigint') return null;
  for (let index = first; index <= last && total !== null; index += 1n) {
    const place = arithmetic.fromRational(integer(index));
    if (place === null) return null;
    const inner = { ...evaluation, point: new Map([...point, [variable, place]]) };
    const term = evaluate(body, inner);
    if (term === null) return null;
    total = operation === 'sum' ? arithmetic.add(total, term) : arithmetic.multiply(total, term);
  }
  return total;
}
