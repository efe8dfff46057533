import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { FOREIGN_SENTENCES, THINKING_SENTENCES } from './sentences.ts';
import { tokenId, tokenize, tokenOf } from './tokenizer.ts';

/** Any character of Unicode; halves of pairs are none. */
const aCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((point) => point < 0xd800 || point > 0xdfff)
  .map((point) => String.fromCodePoint(point));

describe('tokens', () => {
  it('are words in pieces of four bytes with the space before, and single marks', () => {
    expect(tokenize('The answer: 42.')).toEqual(['The', ' ans', 'wer', ':', ' 42', '.']);
    expect(tokenize('<think>\nso</think>')).toEqual(['<think>', '\n', 'so', '</think>']);
    // Four bytes: two Greek letters, one Chinese character and no more, one character outside the basic plane.
    expect(tokenize('αβγ')).toEqual(['αβ', 'γ']);
    expect(tokenize('检查')).toEqual(['检', '查']);
    expect(tokenize('𝑥𝑦')).toEqual(['𝑥', '𝑦']);
  });

  it('joined are the text, have reversible numbers, and the first n are the tokens of what they make', () => {
    const anyText = fc.oneof(
      fc.array(aCharacter, { maxLength: 20 }).map((characters) => characters.join('')),
      fc
        .array(fc.constantFrom('<think>', '</think>', ' ', '\n', 'word', '42', 'é', '检查', '🧮'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyText, fc.nat(50), (text, count) => {
        const tokens = tokenize(text);
        expect(tokens.join('')).toBe(text);
        expect(tokens.map((token) => tokenOf(tokenId(token)))).toEqual(tokens);
        const some = tokens.slice(0, count);
        expect(tokenize(some.join(''))).toEqual(some);
      }),
      { numRuns: 50 },
    );
  });

  it('are no fewer for a sentence after another than alone', () => {
    const sentences = [...THINKING_SENTENCES, ...FOREIGN_SENTENCES];
    const apart = sentences.flatMap((sentence) => tokenize(sentence));
    expect(tokenize(sentences.join(''))).toEqual(apart);
  });

  it('have numbers of their own only', () => {
    expect(() => tokenOf(0)).toThrow(RangeError);
    expect(() => tokenOf(257)).toThrow(RangeError);
    expect(tokenOf(98)).toBe('a');
  });
});
