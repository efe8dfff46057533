import type { Expression } from '../expression.ts';
import { call, literal, quotient, root, wholeNumber } from './build.ts';
import { UNREADABLE } from './failures.ts';
import {
  descend,
  expect,
  isNext,
  peek,
  readArgument,
  readBraced,
  take,
  type Parser,
} from './parser.ts';
import { readReduction, readUnevaluated } from './read-reduction.ts';

const READERS: Readonly<Record<string, (parser: Parser, name: string) => Expression>> = {
  frac: readFraction,
  binom: (parser) => call('binomial', ...readPair(parser)),
  sqrt: readRoot,
  cbrt: (parser) => root(readArgument(parser), wholeNumber(3)),
  boxed: readBox,
  underline: (parser) => readArgument(parser),
  conjugate: (parser, name) => call(name, readArgument(parser)),
  vec: (parser, name) => call(name, readArgument(parser)),
  hat: (parser, name) => call(name, readArgument(parser)),
  tilde: (parser, name) => call(name, readArgument(parser)),
  dot: (parser, name) => call(name, readArgument(parser)),
  arc: (parser, name) => call(name, readArgument(parser)),
  sum: readReduction,
  prod: readReduction,
  integral: readUnevaluated,
  limit: readUnevaluated,
};

/** A LaTeX structure with its arguments. */
export function readCommand(parser: Parser): Expression {
  const name = expect(parser, 'command').text;
  const reader = READERS[name];
  if (!reader) throw UNREADABLE;
  return reader(parser, name);
}

/** Whether a factor may begin with the command: "mod" and "over" stand between operands. */
export function beginsFactor(name: string): boolean {
  return name in READERS;
}

function readFraction(parser: Parser): Expression {
  const [numerator, denominator] = readPair(parser);
  return isDifferential(numerator) && isDifferential(denominator)
    ? call('derivative', numerator, denominator)
    : quotient(numerator, denominator);
}

/** Two arguments; of "\frac12" each takes one digit. */
function readPair(parser: Parser): [Expression, Expression] {
  const digits = peek(parser);
  if (digits?.kind === 'number' && /^\d\d+$/.test(digits.text)) {
    parser.place += 1;
    const rest = literal(digits.text.slice(1));
    if (digits.text.length > 2) throw UNREADABLE;
    return [literal(digits.text.charAt(0)), rest];
  }
  const first = readArgument(parser);
  return [first, readArgument(parser)];
}

/** d, dx, d^2 y, ∂f: what the fraction of a derivative is made of. */
function isDifferential(expression: Expression): boolean {
  const head = expression.type === 'product' ? expression.operands[0] : expression;
  const base = head?.type === 'power' ? head.operands[0] : head;
  return base?.type === 'symbol' && (base.name === 'd' || base.name === 'partial');
}

function readRoot(parser: Parser): Expression {
  const degree = isNext(parser, 'open', '[') ? readDegree(parser) : wholeNumber(2);
  if (isNext(parser, 'open', '{')) return root(readBraced(parser), degree);
  return root(descend(parser, parser.grammar.factor), degree);
}

function readDegree(parser: Parser): Expression {
  expect(parser, 'open', '[');
  const degree = descend(parser, parser.grammar.sum);
  expect(parser, 'close', ']');
  return degree;
}

/** A box within an answer: its content, as if the box were not there. */
function readBox(parser: Parser): Expression {
  if (!take(parser, 'open', '{')) return readArgument(parser);
  const inner = descend(parser, parser.grammar.statement);
  expect(parser, 'close', '}');
  return inner;
}
