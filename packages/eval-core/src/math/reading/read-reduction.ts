import type { Expression } from '../expression.ts';
import { call } from './build.ts';
import { descend, isNext, peek, readArgument, take, type Parser } from './parser.ts';

/** Σ or Π. Without "index = from" below and a bound above it is a call that only equals itself. */
export function readReduction(parser: Parser, name: string): Expression {
  const index = indexAhead(parser);
  const { below, above } = withIndex(parser, index, readBounds);
  const body = withIndex(parser, index, (inner) => descend(inner, inner.grammar.product));
  const from = below?.type === 'relation' && below.operands.length === 2 ? below.operands[1] : null;
  if (index === null || !from || !above) {
    return call(name, body, ...present([below, above]));
  }
  const operation = name === 'prod' ? 'product' : 'sum';
  return { type: 'reduction', operation, variable: index, from, to: above, body };
}

/** An integral or a limit, not worked out: its body and its bounds as written. */
export function readUnevaluated(parser: Parser, name: string): Expression {
  const { below, above } = readBounds(parser);
  return call(name, descend(parser, parser.grammar.product), ...present([below, above]));
}

function readBounds(parser: Parser): { below: Expression | null; above: Expression | null } {
  let [below, above]: (Expression | null)[] = [null, null];
  for (;;) {
    if (!below && take(parser, 'subscript')) below = readArgument(parser);
    else if (!above && take(parser, 'power')) above = readArgument(parser);
    else return { below: below ?? null, above: above ?? null };
  }
}

/** The letter of "_{k=". */
function indexAhead(parser: Parser): string | null {
  const [letter, equals] = [peek(parser, 2), peek(parser, 3)];
  const isIndexed = isNext(parser, 'subscript') && letter?.kind === 'symbol';
  return isIndexed && equals?.text === '=' ? letter.text : null;
}

function withIndex<Result>(
  parser: Parser,
  index: string | null,
  read: (parser: Parser) => Result,
): Result {
  const outer = parser.bound;
  if (index !== null) parser.bound = [...outer, index];
  const result = read(parser);
  parser.bound = outer;
  return result;
}

function present(expressions: readonly (Expression | null)[]): Expression[] {
  return expressions.filter((expression) => expression !== null);
}
