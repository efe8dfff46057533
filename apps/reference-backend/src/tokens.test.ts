import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { countTokens, tokenize } from './tokens.ts';

describe('tokenize', () => {
  it('loses no character of any text and splits none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tokens = tokenize(text);
        expect(tokens.join('')).toBe(text);
        expect(tokens.flatMap((token) => [...token])).toEqual([...text]);
      }),
    );
  });

  it('takes a space with the word or sign that follows it', () => {
    expect(tokenize('(x1 ∨ ¬x3)\n')).toEqual(['(', 'x1', ' ∨', ' ¬', 'x3', ')', '\n']);
  });

  it('cuts long words into pieces of twelve, so that a word is not a cheap way to send much', () => {
    expect(countTokens('a'.repeat(25))).toBe(3);
  });

  it('counts a prefix that ends in ">" the same alone and before any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (head, tail) => {
        const prefix = `${head}>`;
        expect(countTokens(prefix + tail)).toBe(countTokens(prefix) + countTokens(tail));
      }),
    );
  });
});
