import type { Expression, RelationOperator } from '../expression.ts';
import { call } from './build.ts';
import { UNREADABLE } from './failures.ts';
import { expect, isNext, peek, readArgument, take, type Parser } from './parser.ts';
import { readSum } from './read-sum.ts';
import { withUnit } from './read-unit.ts';

const OPERATORS: readonly RelationOperator[] = [
  ...(['=', '≠', '<', '≤', '>', '≥', '≈', '∈', '∉', '⊂', '⊆', '≡', '→'] as const),
];

/** One item of a list: a chain of relations, or a value. */
export function readItem(parser: Parser): Expression {
  const operands = [readDivisibility(parser)];
  const operators: RelationOperator[] = [];
  for (let operator = takeOperator(parser); operator; operator = takeOperator(parser)) {
    operators.push(operator);
    operands.push(readDivisibility(parser));
  }
  const only = operands[0];
  return only && operators.length === 0 ? only : { type: 'relation', operands, operators };
}

function takeOperator(parser: Parser): RelationOperator | null {
  const token = peek(parser);
  const operator =
    token?.kind === 'relation' ? OPERATORS.find((known) => known === token.text) : undefined;
  if (operator === undefined) return null;
  parser.place += 1;
  return operator;
}

/** A bar between values says that one divides the other, unless a set's bar is due. */
function readDivisibility(parser: Parser): Expression {
  const left = readSetOperation(parser);
  if (!isNext(parser, 'middle') || parser.place === parser.setBar) return left;
  parser.place += 1;
  return call('divides', left, readSetOperation(parser));
}

function readSetOperation(parser: Parser): Expression {
  let left = readRatio(parser);
  for (let sign = take(parser, 'set-operator'); sign; sign = take(parser, 'set-operator')) {
    const type =
      sign.text === 'union' || sign.text === 'intersection' ? sign.text : ('difference' as const);
    const operands = left.type === type && type !== 'difference' ? left.operands : [left];
    left = { type, operands: [...operands, readRatio(parser)] };
  }
  return left;
}

function readRatio(parser: Parser): Expression {
  const operands = [readMeasured(parser)];
  while (take(parser, 'colon')) operands.push(readMeasured(parser));
  const only = operands[0];
  if (only && operands.length === 1) return only;
  if (operands.some((operand) => operand.type === 'text')) throw UNREADABLE;
  return { type: 'ratio', operands };
}

/** A sum with its unit; "5 feet 3 inches" is the sum of both, "3 \pmod 7" a residue. */
function readMeasured(parser: Parser): Expression {
  let measured = withUnit(parser, readSum(parser));
  while (measured.type === 'quantity' && (isNext(parser, 'number') || isNext(parser, 'sign'))) {
    if (!isNext(parser, 'number')) parser.place += peek(parser)?.text === '+' ? 1 : 0;
    measured = { type: 'sum', operands: [measured, withUnit(parser, readSum(parser))] };
  }
  return readModulus(parser, measured);
}

/** 3 \pmod 7, 10 mod 7, 3 (mod 7). */
function readModulus(parser: Parser, value: Expression): Expression {
  if (take(parser, 'command', 'mod')) return call('mod', value, readArgument(parser));
  const isBracketed = isNext(parser, 'open', '(') && peek(parser, 1)?.text === 'mod';
  if (!isBracketed) return value;
  parser.place += 2;
  const modulus = parser.grammar.sum(parser);
  expect(parser, 'close', ')');
  return call('mod', value, modulus);
}
