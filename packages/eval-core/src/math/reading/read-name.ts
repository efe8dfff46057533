import type { Expression } from '../expression.ts';
import { call, power, symbol } from './build.ts';
import { isNext, nextPair, peek, readArgument, take, type Parser } from './parser.ts';
import { readArguments } from './read-arguments.ts';
import type { Token } from './tokens.ts';

/** Letters that are read as functions before a bracket even where nothing says so. */
const USUAL_FUNCTIONS: ReadonlySet<string> = new Set('f g h F G H P Q phi psi Phi Psi'.split(' '));

/** A variable, a constant letter, or an unknown function at its arguments. */
export function readName(parser: Parser): Expression {
  const token = peek(parser);
  parser.place += 1;
  const letter = token?.text ?? '';
  const chosen = letter === 'C' ? readChoose(parser) : null;
  if (chosen) return chosen;
  const subscript = readSubscript(parser);
  let name = subscript === null ? letter : `${letter}_${subscript}`;
  const primes = readPrimes(parser);
  name += primes + readInverse(parser, letter);
  const isDecorated = subscript !== null || primes !== '';
  if (isApplied(parser, letter, isDecorated)) return applied(parser, name);
  if (!isDecorated && !parser.bound.includes(letter) && (letter === 'e' || letter === 'i')) {
    return { type: 'constant', name: letter };
  }
  return symbol(name);
}

/** The subscript's text, or null: "1" of x_1, "(n+1)" of x_{n+1}; "x1" is written for x_1. */
export function readSubscript(parser: Parser): string | null {
  const glued = peek(parser);
  const before = peek(parser, -1);
  if (glued?.kind === 'number' && !glued.isSpaced && before && isGluable(before, glued)) {
    parser.place += 1;
    return glued.text;
  }
  if (!take(parser, 'subscript')) return null;
  if (!isNext(parser, 'open', '{')) {
    const single = peek(parser)?.text ?? '';
    parser.place += 1;
    return single;
  }
  const { close } = nextPair(parser);
  const inner = parser.tokens.slice(parser.place + 1, close);
  parser.place = close + 1;
  const text = inner.map((token) => token.text).join('');
  const isOneThing = inner.length <= 1 || inner.every((token) => /^\w+$/.test(token.text));
  return isOneThing ? text : `(${text.replaceAll('{', '(').replaceAll('}', ')')})`;
}

function isGluable(letter: Token, digits: Token): boolean {
  return letter.kind === 'symbol' && /^[A-Za-z]$/.test(letter.text) && /^\d+$/.test(digits.text);
}

function readPrimes(parser: Parser): string {
  let primes = '';
  while (take(parser, 'mark', "'")) primes += "'";
  return primes;
}

/** The "^{-1}" of f^{-1}(x), which is no reciprocal. */
function readInverse(parser: Parser, letter: string): string {
  const next = parser.tokens.slice(parser.place, parser.place + 6).map(({ text }) => text);
  const isInverse = USUAL_FUNCTIONS.has(letter) && next.join(' ') === '^ { - 1 } (';
  if (isInverse) parser.place += 5;
  return isInverse ? '^-1' : '';
}

/** C_n^k is the binomial coefficient "n choose k". */
function readChoose(parser: Parser): Expression | null {
  const start = parser.place;
  if (!take(parser, 'subscript')) return null;
  const from = readArgument(parser);
  if (take(parser, 'power')) return call('binomial', from, readArgument(parser));
  parser.place = start;
  return null;
}

function isApplied(parser: Parser, letter: string, isDecorated: boolean): boolean {
  const isFunction = parser.functions.has(letter) || USUAL_FUNCTIONS.has(letter);
  if (isNext(parser, 'open', '[')) return isFunction && !nextPair(parser).hasSeparator;
  if (!isNext(parser, 'open', '(')) return false;
  return isFunction || nextPair(parser).hasSeparator || (isDecorated && letter === 'v');
}

function applied(parser: Parser, name: string): Expression {
  return call(name, ...readArguments(parser));
}

/** Names that stand before brackets on the left of an equation: "N" of N(n) = 2n. */
export function definedFunctions(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  tokens.forEach((token, index) => {
    const [open, argument, close, equals] = [1, 2, 3, 4].map((ahead) => tokens[index + ahead]);
    const before = tokens[index - 1];
    const begins = before === undefined || before.kind === 'separator' || before.kind === 'open';
    const isDefinition =
      token.kind === 'symbol' &&
      begins &&
      (open?.text === '(' || open?.text === '[') &&
      (argument?.kind === 'symbol' || argument?.kind === 'number') &&
      argument.text !== token.text &&
      close?.kind === 'close' &&
      equals?.kind === 'relation';
    if (isDefinition) names.add(token.text);
  });
  return names;
}

/** x^2_1 is (x_1)^2: a subscript that comes after the power belongs to the name. */
export function subscriptedPower(
  parser: Parser,
  base: Expression,
  exponent: Expression,
): Expression {
  if (base.type !== 'symbol' || !isNext(parser, 'subscript')) return power(base, exponent);
  return power(symbol(`${base.name}_${readSubscript(parser) ?? ''}`), exponent);
}
