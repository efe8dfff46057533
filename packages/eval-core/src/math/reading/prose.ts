import type { Expression } from '../expression.ts';
import { UNREADABLE } from './failures.ts';
import type { Token, TokenKind } from './tokens.ts';

/** Braces and styling differ between two ways to write one sentence; they are no part of it. */
const UNSPOKEN: ReadonlySet<TokenKind> = new Set(['gap', 'row', 'column', 'begin', 'end']);

/** A sentence with formulas in it, as words. Equal sentences are equal answers; nothing else is known of them. */
export function proseOf(tokens: readonly Token[]): Expression {
  const words = tokens
    .filter((token) => !UNSPOKEN.has(token.kind) && token.text !== '{' && token.text !== '}')
    .map((token) => token.text.toLowerCase())
    .join(' ')
    .replace(/^[ ,;]{1,40}|[ ,;]{1,40}$/g, '');
  if (words === '') throw UNREADABLE;
  return { type: 'text', words };
}

/** Whether anything in it is a word: what has none and does not parse is a broken formula. */
export function hasWords(tokens: readonly Token[]): boolean {
  return tokens.some((token) => token.kind === 'word');
}
