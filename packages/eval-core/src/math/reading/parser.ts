import type { Expression } from '../expression.ts';
import type { Pair } from './delimiters.ts';
import { TOO_LARGE, UNREADABLE } from './failures.ts';
import { MAX_DEPTH, MAX_NODES } from './limits.ts';
import type { Token, TokenKind } from './tokens.ts';

/** The levels of the grammar that inner parts come back to; given from outside, so that files need no cycle. */
export interface Grammar {
  /** Anything an answer may be: lists, relations, alternatives. */
  statement: (parser: Parser) => Expression;
  /** One item of a list: a relation, a set, a value. */
  item: (parser: Parser) => Expression;
  sum: (parser: Parser) => Expression;
  product: (parser: Parser) => Expression;
  factor: (parser: Parser) => Expression;
  /** A factor without the powers and marks behind it. */
  atom: (parser: Parser) => Expression;
}

/** The place in the tokens and what was learnt on the way. Every reader takes tokens or throws. */
export interface Parser {
  tokens: readonly Token[];
  pairs: ReadonlyMap<number, Pair>;
  place: number;
  depth: number;
  nodes: number;
  /** Names applied to arguments: "f" in f(x + 1). */
  functions: ReadonlySet<string>;
  /** Indices of the sums around: within Σ over i, "i" is no imaginary unit. */
  bound: readonly string[];
  /** Where the bar of the set around stands; −1 outside a set's element. */
  setBar: number;
  grammar: Grammar;
}

export function peek(parser: Parser, ahead = 0): Token | undefined {
  return parser.tokens[parser.place + ahead];
}

export function isNext(parser: Parser, kind: TokenKind, text?: string): boolean {
  const token = peek(parser);
  return token?.kind === kind && (text === undefined || token.text === text);
}

/** The next token if it is of the kind, taken; else null. */
export function take(parser: Parser, kind: TokenKind, text?: string): Token | null {
  const token = peek(parser);
  if (token?.kind !== kind || (text !== undefined && token.text !== text)) return null;
  parser.place += 1;
  return token;
}

export function expect(parser: Parser, kind: TokenKind, text?: string): Token {
  const token = take(parser, kind, text);
  if (!token) throw UNREADABLE;
  return token;
}

/** Reads one level deeper; counts operands on the way. */
export function descend(parser: Parser, read: (parser: Parser) => Expression): Expression {
  parser.depth += 1;
  parser.nodes += 1;
  if (parser.depth > MAX_DEPTH || parser.nodes > MAX_NODES) throw TOO_LARGE;
  const expression = read(parser);
  parser.depth -= 1;
  return expression;
}

/** The argument of a command or of "^": a braced group, or one thing. "\frac12" takes one digit each. */
export function readArgument(parser: Parser): Expression {
  if (isNext(parser, 'open', '{')) return readBraced(parser);
  if (isNext(parser, 'symbol') && peek(parser, 1)?.kind === 'number') return readLetter(parser);
  return parser.grammar.atom(parser);
}

/** A letter before a digit that is the next argument: \\frac x2 is no x_2. */
function readLetter(parser: Parser): Expression {
  const name = expect(parser, 'symbol').text;
  return name === 'e' || name === 'i' ? { type: 'constant', name } : { type: 'symbol', name };
}

/** What stands in the braces that come next. */
export function readBraced(parser: Parser): Expression {
  expect(parser, 'open', '{');
  const inner = descend(parser, parser.grammar.statement);
  expect(parser, 'close', '}');
  return inner;
}

/** The pair of the opening token that comes next. */
export function nextPair(parser: Parser): Pair {
  const pair = parser.pairs.get(parser.place);
  if (!pair) throw UNREADABLE;
  return pair;
}
