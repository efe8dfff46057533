import type { Expression } from '../expression.ts';
import { negative, product, quotient } from './build.ts';
import { UNREADABLE } from './failures.ts';
import { descend, expect, isNext, nextPair, peek, take, type Parser } from './parser.ts';
import { beginsFactor } from './read-command.ts';
import { readFactor } from './read-factor.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Terms with their signs. */
export function readSum(parser: Parser): Expression {
  let sum = readSignedTerm(parser);
  while (isNext(parser, 'sign')) sum = joinTerm(parser, sum);
  return sum;
}

function joinTerm(parser: Parser, left: Expression): Expression {
  const sign = expect(parser, 'sign').text;
  if (sign === '±' || sign === '∓') {
    const right = refuseText(readProduct(parser));
    return { type: 'plus-minus', left, right, isReversed: sign === '∓' };
  }
  const term = refuseText(readSignedTerm(parser));
  refuseText(left);
  if (sign === '-' && isSet(left) && isSet(term)) {
    return { type: 'difference', operands: [left, term] };
  }
  const terms = left.type === 'sum' ? left.operands : [left];
  return { type: 'sum', operands: [...terms, sign === '-' ? negative(term) : term] };
}

/** A term with the signs before it; "±√2" alone has no left side. */
export function readSignedTerm(parser: Parser): Expression {
  const sign = take(parser, 'sign');
  if (!sign) return readProduct(parser);
  const term = refuseText(descend(parser, readSignedTerm));
  if (sign.text === '+') return term;
  if (sign.text === '-') return negative(term);
  return { type: 'plus-minus', left: null, right: term, isReversed: sign.text === '∓' };
}

/** Factors, written side by side or with × and ÷, from left to right: 1/2x is x/2, as in every language. */
export function readProduct(parser: Parser): Expression {
  let left = readFactor(parser);
  for (;;) {
    if (take(parser, 'times')) left = product(refuseText(left), readOperand(parser));
    else if (take(parser, 'divide')) left = quotient(refuseText(left), readOperand(parser));
    else if (beginsImplicitFactor(parser)) left = product(refuseText(left), readFactor(parser));
    else return left;
  }
}

/** An operand behind an operator may carry its own sign: 3 · −2. */
function readOperand(parser: Parser): Expression {
  const sign = take(parser, 'sign', '-') ?? take(parser, 'sign', '+');
  const operand = refuseText(readFactor(parser));
  return sign?.text === '-' ? negative(operand) : operand;
}

const FACTOR_BEGINNINGS: ReadonlySet<TokenKind> = new Set([
  ...(['symbol', 'constant', 'function', 'begin', 'named-set'] as const),
]);

/** Two numbers side by side are no product, and a second unit is no factor. */
function beginsImplicitFactor(parser: Parser): boolean {
  const token = peek(parser);
  if (token === undefined) return false;
  if (token.kind === 'open') return !isRemark(parser);
  if (token.kind === 'command') return beginsFactor(token.text);
  return isNumeral(token) ? !isNumeral(peek(parser, -1)) : FACTOR_BEGINNINGS.has(token.kind);
}

function isNumeral(token: Token | undefined): boolean {
  return token?.kind === 'number' || token?.kind === 'based';
}

/** Brackets round words, a condition or a modulus are no factor: "6049 (maximum)", "2n (n > 1)". */
function isRemark(parser: Parser): boolean {
  const inner = peek(parser, 1);
  if (peek(parser)?.text !== '(') return false;
  return inner?.kind === 'word' || inner?.text === 'mod' || nextPair(parser).hasRelation;
}

/** Words are no terms: a sentence with a sign in it is read as a sentence. */
function refuseText(expression: Expression): Expression {
  if (expression.type === 'text') throw UNREADABLE;
  return expression;
}

function isSet(expression: Expression): boolean {
  return (
    expression.type === 'named-set' ||
    expression.type === 'set-builder' ||
    (expression.type === 'sequence' && expression.open === '{')
  );
}
