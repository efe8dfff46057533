import { describe, expect, it } from 'vitest';

import { numberOfWords } from './number-words.ts';

describe('numberOfWords', () => {
  it.each([
    ['zero', 0],
    ['seven', 7],
    ['nineteen', 19],
    ['twenty', 20],
    ['forty-two', 42],
    ['ninety nine', 99],
    ['one hundred', 100],
    ['a hundred', 100],
  ])('%s is %i', (words, value) => {
    expect(numberOfWords(words)).toBe(value);
  });

  it.each(['', 'east', 'forty zero', 'forty twelve', 'one two', 'two hundred', 'one of them'])(
    '"%s" is none',
    (words) => {
      expect(numberOfWords(words)).toBeNull();
    },
  );
});
