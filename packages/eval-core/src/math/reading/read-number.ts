import type { Expression } from '../expression.ts';
import { add, fraction, integer } from '../rational.ts';
import { literal } from './build.ts';
import { UNREADABLE } from './failures.ts';
import { expect, isNext, peek, take, type Parser } from './parser.ts';
import type { Token } from './tokens.ts';

const BASE_WORDS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A literal with what may belong to it: a repeating part, a base, or the fraction of a mixed number. */
export function readNumber(parser: Parser): Expression {
  const digits = expect(parser, 'number').text;
  const repetend = readRepetend(parser, digits);
  if (repetend) return repetend;
  if (isNext(parser, 'subscript')) return readBased(parser, digits);
  return readMixed(parser, digits) ?? literal(digits.endsWith('.') ? digits.slice(0, -1) : digits);
}

/** 0.1\overline{6}: after d digits a period of p digits is a fraction over 10^d (10^p − 1). */
function readRepetend(parser: Parser, digits: string): Expression | null {
  const mark = peek(parser);
  const isMark = mark?.kind === 'command' && ['conjugate', 'dot'].includes(mark.text);
  if (!isMark || !digits.includes('.')) return null;
  parser.place += 1;
  const isBraced = take(parser, 'open', '{') !== null;
  const period = expect(parser, 'number').text;
  if (isBraced) expect(parser, 'close', '}');
  if (!/^\d+$/.test(period)) throw UNREADABLE;
  const before = literal(digits.endsWith('.') ? digits.slice(0, -1) : digits).value;
  const places = digits.length - digits.indexOf('.') - 1;
  const part = fraction(
    BigInt(period),
    10n ** BigInt(places) * (10n ** BigInt(period.length) - 1n),
  );
  return { type: 'number', value: part ? add(before, part) : before, decimals: null };
}

/** 52_8, 52_{8}, 52_{(8)}, 52_{eight}. */
export function readBased(parser: Parser, digits: string): Expression {
  expect(parser, 'subscript');
  const closers: Token[] = [];
  for (let open = peek(parser); open?.kind === 'open'; open = peek(parser)) {
    closers.push(open);
    parser.place += 1;
  }
  take(parser, 'word', 'base');
  const base = baseOf(peek(parser));
  parser.place += 1;
  closers.forEach(() => expect(parser, 'close'));
  if (base < 2 || base > 36 || !isNumeral(digits, base)) throw UNREADABLE;
  return { type: 'based', digits, base };
}

function baseOf(token: Token | undefined): number {
  if (token?.kind === 'number') return Number(token.text);
  const word = token?.kind === 'word' ? BASE_WORDS.indexOf(token.text.toLowerCase()) : -1;
  return word < 0 ? 0 : word + 2;
}

function isNumeral(digits: string, base: number): boolean {
  return [...digits].every((digit) => Number.parseInt(digit, 36) < base);
}

/** 2\frac12 and 2 1/2 are mixed numbers where the fraction is a proper one of plain digits. */
function readMixed(parser: Parser, digits: string): Expression | null {
  if (!/^\d+$/.test(digits)) return null;
  const found = fractionCommandAhead(parser) ?? plainFractionAhead(parser);
  if (!found || found.numerator >= found.denominator) return null;
  const part = fraction(found.numerator, found.denominator);
  if (!part) return null;
  parser.place += found.tokens;
  return { type: 'number', value: add(integer(BigInt(digits)), part), decimals: null };
}

interface FractionAhead {
  numerator: bigint;
  denominator: bigint;
  tokens: number;
}

function plainFractionAhead(parser: Parser): FractionAhead | null {
  const [over, line, under] = [0, 1, 2].map((ahead) => peek(parser, ahead));
  const isFraction = isInteger(over) && over.isSpaced && line?.kind === 'divide';
  if (!isFraction || !isInteger(under)) return null;
  return { numerator: BigInt(over.text), denominator: BigInt(under.text), tokens: 3 };
}

function fractionCommandAhead(parser: Parser): FractionAhead | null {
  const command = peek(parser);
  if (command?.kind !== 'command' || command.text !== 'frac') return null;
  const over = integerAhead(parser, 1);
  if (!over) return null;
  if (over.tokens === 1 && over.text.length === 2) {
    const [numerator = '', denominator = ''] = over.text;
    return { numerator: BigInt(numerator), denominator: BigInt(denominator), tokens: 2 };
  }
  const under = integerAhead(parser, 1 + over.tokens);
  if (!under) return null;
  const tokens = 1 + over.tokens + under.tokens;
  return { numerator: BigInt(over.text), denominator: BigInt(under.text), tokens };
}

/** An integer, braced or bare, some tokens ahead. */
function integerAhead(parser: Parser, ahead: number): { text: string; tokens: number } | null {
  const isBraced = peek(parser, ahead)?.text === '{' && peek(parser, ahead + 2)?.text === '}';
  const digits = peek(parser, isBraced ? ahead + 1 : ahead);
  return isInteger(digits) ? { text: digits.text, tokens: isBraced ? 3 : 1 } : null;
}

function isInteger(token: Token | undefined): token is Token {
  return token?.kind === 'number' && /^\d+$/.test(token.text);
}
