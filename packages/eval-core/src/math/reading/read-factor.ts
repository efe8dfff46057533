import type { Expression } from '../expression.ts';
import { call, negative, power, quantity, symbol } from './build.ts';
import { UNREADABLE } from './failures.ts';
import { descend, expect, isNext, peek, readArgument, take, type Parser } from './parser.ts';
import { readCommand } from './read-command.ts';
import { readEnvironment } from './read-environment.ts';
import { readFunction } from './read-function.ts';
import { readGroup } from './read-group.ts';
import { readName, readSubscript, subscriptedPower } from './read-name.ts';
import { readBased, readNumber } from './read-number.ts';
import type { TokenKind } from './tokens.ts';

const ATOMS: Partial<Record<TokenKind, (parser: Parser) => Expression>> = {
  number: readNumber,
  based: (parser) => readBased(parser, expect(parser, 'based').text),
  symbol: readName,
  constant: readConstant,
  'named-set': readNamedSet,
  function: readFunction,
  currency: readMoney,
  open: readGroup,
  begin: readEnvironment,
  command: readCommand,
  word: readWords,
};

/** One operand with its powers and marks: x^2, n!, 30^\circ, 10\%, f'. */
export function readFactor(parser: Parser): Expression {
  let factor = readAtom(parser);
  for (;;) {
    const marked = readPostfix(parser, factor);
    if (!marked) return factor;
    factor = marked;
  }
}

export function readAtom(parser: Parser): Expression {
  const reader = ATOMS[peek(parser)?.kind ?? 'unknown'];
  if (!reader) throw UNREADABLE;
  return descend(parser, reader);
}

function readPostfix(parser: Parser, factor: Expression): Expression | null {
  if (take(parser, 'power')) return subscriptedPower(parser, factor, descend(parser, readExponent));
  if (isNext(parser, 'currency') && factor.type !== 'quantity') {
    return quantity(factor, expect(parser, 'currency').text);
  }
  const mark = take(parser, 'mark');
  if (!mark) return null;
  if (mark.text === '!') return call('factorial', factor);
  if (mark.text === '!!') return call('double-factorial', factor);
  if (mark.text === '%') return { type: 'percent', operands: [factor] };
  if (mark.text === 'degree') return quantity(factor, degreeUnit(parser));
  return call("'", factor);
}

/** 25°C is not an angle. */
function degreeUnit(parser: Parser): string {
  const letter = peek(parser);
  const isScale = letter?.text === 'C' || letter?.text === 'F';
  if (!isScale) return 'degree';
  parser.place += 1;
  return `degree ${letter.text}`;
}

/** The exponent, signed also without braces (2^-3); a lone sign is a decoration (ℤ^+). */
function readExponent(parser: Parser): Expression {
  const isBraced = peek(parser)?.text === '{';
  const sign = peek(parser, isBraced ? 1 : 0);
  const after = peek(parser, isBraced ? 2 : 1);
  const isLone = isBraced ? after?.text === '}' : !startsOperand(after?.kind);
  if ((sign?.kind === 'sign' || sign?.kind === 'times') && isLone) {
    parser.place += isBraced ? 3 : 1;
    return symbol(sign.text);
  }
  if (!isBraced && take(parser, 'sign', '-')) return negative(descend(parser, readExponent));
  const exponent = readArgument(parser);
  return take(parser, 'power') ? power(exponent, descend(parser, readExponent)) : exponent;
}

function startsOperand(kind: TokenKind | undefined): boolean {
  return kind !== undefined && kind in ATOMS;
}

function readConstant(parser: Parser): Expression {
  const name = expect(parser, 'constant').text === 'pi' ? 'pi' : 'infinity';
  const subscript = isNext(parser, 'subscript') ? readSubscript(parser) : null;
  return subscript === null ? { type: 'constant', name } : symbol(`${name}_${subscript}`);
}

const NAMED_SETS = ['R', 'Q', 'Z', 'N', 'C', 'empty'] as const;

function readNamedSet(parser: Parser): Expression {
  const text = expect(parser, 'named-set').text;
  const name = NAMED_SETS.find((known) => known === text);
  if (name === undefined) throw UNREADABLE;
  const subscript = isNext(parser, 'subscript') ? readSubscript(parser) : null;
  return subscript === null ? { type: 'named-set', name } : symbol(`${name}_${subscript}`);
}

/** "$5", "€-3": the currency before its amount. */
function readMoney(parser: Parser): Expression {
  const unit = expect(parser, 'currency').text;
  if (take(parser, 'sign', '-')) return quantity(negative(descend(parser, readFactor)), unit);
  return quantity(descend(parser, readFactor), unit);
}

/** Words in a row are one text. */
function readWords(parser: Parser): Expression {
  const words: string[] = [];
  for (let word = take(parser, 'word'); word; word = take(parser, 'word')) {
    words.push(word.text.toLowerCase());
  }
  return { type: 'text', words: words.join(' ') };
}
