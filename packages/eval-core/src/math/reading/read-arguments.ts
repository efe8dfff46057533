import type { Expression } from '../expression.ts';
import { MATCHING_BRACKETS } from './delimiters.ts';
import { descend, expect, isNext, nextPair, take, type Parser } from './parser.ts';

/** The arguments in the brackets that come next. */
export function readArguments(parser: Parser): Expression[] {
  const { close } = nextPair(parser);
  const opening = expect(parser, 'open').text;
  const operands: Expression[] = [];
  while (parser.place < close) {
    operands.push(descend(parser, parser.grammar.item));
    if (parser.place < close && !take(parser, 'middle')) expect(parser, 'separator');
  }
  expect(parser, 'close', MATCHING_BRACKETS[opening]);
  return operands;
}

export function isBracketNext(parser: Parser): boolean {
  return isNext(parser, 'open', '(') || isNext(parser, 'open', '[');
}
