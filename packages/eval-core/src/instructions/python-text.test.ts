import { describe, expect, it } from 'vitest';

import { isBlank, isLower, isUpper, strip, stripEnd, stripStart, wordsOf } from './python-text.ts';

describe('strip', () => {
  it.each([
    ['  a b \n', 'a b'],
    ['\u3000a\u2028', 'a'],
    ['\x1fa\x85', 'a'],
    // Python does not count the byte-order mark as white space, as JavaScript's trim does.
    ['\ufeffa', '\ufeffa'],
  ])('takes white space from both ends of %j', (text, stripped) => {
    expect(strip(text)).toBe(stripped);
  });

  it('takes the given characters only', () => {
    expect(strip('"" a "', '"')).toBe(' a ');
    expect(stripStart('<<a<', '<')).toBe('a<');
    expect(stripEnd('>a>>', '>')).toBe('>a');
  });
});

describe('isBlank', () => {
  it('holds for white space of every kind and for nothing else', () => {
    expect(isBlank('\x1c\t\u2003')).toBe(true);
    expect(isBlank('')).toBe(true);
    expect(isBlank('\u200b')).toBe(false);
  });
});

describe('isUpper and isLower', () => {
  it.each([
    ['HELLO, 2 ALL!', true, false],
    ['hello, 2 all!', false, true],
    ['Hello', false, false],
    ['123 …', false, false],
    ['ÄÖÜ', true, false],
    ['ß', false, true],
    // A title-case letter is neither.
    ['ǅ', false, false],
    // Scripts without case do not decide.
    ['日本 OK', true, false],
    ['日本', false, false],
  ])('%j: upper %j, lower %j', (text, upper, lower) => {
    expect(isUpper(text)).toBe(upper);
    expect(isLower(text)).toBe(lower);
  });
});

describe('wordsOf', () => {
  it('parts words at hyphens and apostrophes, not at underscores', () => {
    expect(wordsOf("well-known, don't; a_b 3.5")).toEqual([
      'well',
      'known',
      'don',
      't',
      'a_b',
      '3',
      '5',
    ]);
  });

  it('reads letters of every script', () => {
    expect(wordsOf('Überall — все слова')).toEqual(['Überall', 'все', 'слова']);
  });
});
