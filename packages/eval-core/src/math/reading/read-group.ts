import type { Expression, Sequence } from '../expression.ts';
import { call, quotient, sequence } from './build.ts';
import { MATCHING_BRACKETS } from './delimiters.ts';
import { UNREADABLE } from './failures.ts';
import { descend, expect, nextPair, peek, take, type Parser } from './parser.ts';

const CALLS: ReadonlyMap<string, string> = new Map([
  ['|', 'abs'],
  ['‖', 'norm'],
  ['⌊', 'floor'],
  ['⌈', 'ceil'],
]);

/** Whatever begins with an opening sign: a group, a sequence, a set, an interval, or a bracket function. */
export function readGroup(parser: Parser): Expression {
  const open = peek(parser)?.text ?? '';
  const name = CALLS.get(open);
  if (name !== undefined) return call(name, readInside(parser));
  if (open === '\\{') return readSet(parser);
  if (open === '{') return readBraceGroup(parser);
  return readBracketed(parser, open);
}

function readInside(parser: Parser): Expression {
  parser.place += 1;
  const inner = descend(parser, parser.grammar.statement);
  expect(parser, 'close');
  return inner;
}

/** LaTeX braces group; as plain text "{1, 2}" is a set, and "{}" the empty one. */
function readBraceGroup(parser: Parser): Expression {
  const pair = nextPair(parser);
  const isMember = peek(parser, -1)?.kind === 'set-operator';
  const isEmpty = pair.close === parser.place + 1;
  if (isMember || isEmpty || pair.hasSeparator || pair.middle >= 0) return readSet(parser);
  parser.place += 1;
  const inner = readFractionBar(parser, descend(parser, parser.grammar.statement));
  expect(parser, 'close', '}');
  return inner;
}

/** "a \over b" and "n \choose k" divide the group that they stand in. */
export function readFractionBar(parser: Parser, upper: Expression): Expression {
  if (take(parser, 'command', 'over')) {
    return quotient(upper, descend(parser, parser.grammar.statement));
  }
  if (take(parser, 'command', 'choose')) {
    return call('binomial', upper, descend(parser, parser.grammar.statement));
  }
  return upper;
}

function readSet(parser: Parser): Expression {
  const pair = nextPair(parser);
  parser.place += 1;
  if (pair.middle >= 0) return readSetBuilder(parser, pair.middle);
  const operands = readItems(parser, pair.close);
  expect(parser, 'close');
  return operands.length === 0
    ? { type: 'named-set', name: 'empty' }
    : sequence(operands, '{', '}');
}

function readSetBuilder(parser: Parser, bar: number): Expression {
  const outerBar = parser.setBar;
  parser.setBar = bar;
  const element = descend(parser, parser.grammar.item);
  parser.setBar = outerBar;
  expect(parser, 'middle');
  const condition = descend(parser, parser.grammar.statement);
  expect(parser, 'close');
  return { type: 'set-builder', operands: [element, condition] };
}

/** "(x + 1)" groups; with separators it is a tuple, a list or an interval, told apart by the comparison. */
function readBracketed(parser: Parser, opening: string): Expression {
  const pair = nextPair(parser);
  parser.place += 1;
  if (!pair.hasSeparator && pair.close > parser.place) {
    const inner = readFractionBar(parser, descend(parser, parser.grammar.statement));
    expect(parser, 'close', MATCHING_BRACKETS[opening]);
    return opening === '⟨' ? sequence([inner], '(', ')') : inner;
  }
  const operands = readItems(parser, pair.close);
  const closing = expect(parser, 'close').text;
  // Only the two ends of an interval may stand between brackets that do not match.
  const isMatched = closing === MATCHING_BRACKETS[opening];
  if (operands.length !== 2 && !isMatched) throw UNREADABLE;
  return sequence(operands, openOf(opening), closeOf(closing));
}

function readItems(parser: Parser, close: number): Expression[] {
  const operands: Expression[] = [];
  while (parser.place < close) {
    operands.push(descend(parser, parser.grammar.item));
    if (parser.place < close) readSeparator(parser);
  }
  return operands;
}

/** One comma, semicolon or "and", or a comma with "and". */
function readSeparator(parser: Parser): void {
  const separator = take(parser, 'separator');
  const connective = take(parser, 'connective', 'and');
  if (!separator && !connective) throw UNREADABLE;
}

function openOf(text: string): Sequence['open'] {
  return text === '[' || text === ']' ? text : '(';
}

function closeOf(text: string): Sequence['close'] {
  return text === '[' || text === ']' ? text : ')';
}
