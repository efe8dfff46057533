import type { Expression } from '../expression.ts';
import { call, negative, power, product, wholeNumber } from './build.ts';
import { UNREADABLE } from './failures.ts';
import { functionRule, type FunctionRule } from './functions.ts';
import { descend, expect, isNext, peek, readArgument, take, type Parser } from './parser.ts';
import { isBracketNext, readArguments } from './read-arguments.ts';
import type { Token } from './tokens.ts';

/** A known function with its decorations and arguments: \sin^2 x, \log_2 8, \max\{a, b\}, \tan^{-1}(x). */
export function readFunction(parser: Parser): Expression {
  const rule = functionRule(expect(parser, 'function').text);
  const { exponent, subscript } = readDecorations(parser);
  const operands = readOperands(parser, rule);
  const isInverse = rule.inverse !== null && exponent !== null && isMinusOne(exponent);
  const applied = apply(isInverse ? (rule.inverse ?? rule.name) : rule.name, operands, subscript);
  return exponent === null || isInverse ? applied : power(applied, exponent);
}

function readDecorations(parser: Parser) {
  let exponent: Expression | null = null;
  let subscript: Expression | null = null;
  for (;;) {
    if (exponent === null && take(parser, 'power')) exponent = readExponent(parser);
    else if (subscript === null && take(parser, 'subscript')) subscript = readArgument(parser);
    else return { exponent, subscript };
  }
}

function readExponent(parser: Parser): Expression {
  return take(parser, 'sign', '-') ? negative(readArgument(parser)) : readArgument(parser);
}

function readOperands(parser: Parser, rule: FunctionRule): Expression[] {
  if (isBracketNext(parser)) return readArguments(parser);
  if (rule.takesList && isNext(parser, 'open', '\\{')) return readArguments(parser);
  if (isNext(parser, 'open', '{')) return [readArgument(parser)];
  if (rule.needsBrackets) throw UNREADABLE;
  return [descend(parser, readBareArgument)];
}

/** "\sin 2\pi x \cos x": the factors up to an operator, a bracket, or the next function. */
function readBareArgument(parser: Parser): Expression {
  if (take(parser, 'sign', '-')) return negative(readBareArgument(parser));
  let argument = parser.grammar.factor(parser);
  while (continuesArgument(peek(parser)))
    argument = product(argument, parser.grammar.factor(parser));
  return argument;
}

function continuesArgument(token: Token | undefined): boolean {
  if (token?.kind === 'command') return token.text === 'frac' || token.text === 'sqrt';
  return token?.kind === 'symbol' || token?.kind === 'constant';
}

const BASES: ReadonlyMap<string, number> = new Map([
  ['lg', 10],
  ['lb', 2],
]);

function apply(name: string, operands: Expression[], subscript: Expression | null): Expression {
  const base = BASES.get(name);
  if (base !== undefined) return call('log', ...operands, wholeNumber(base));
  return call(name, ...operands, ...(subscript ? [subscript] : []));
}

function isMinusOne(exponent: Expression): boolean {
  return (
    exponent.type === 'number' &&
    exponent.value.numerator === -1n &&
    exponent.value.denominator === 1n
  );
}
