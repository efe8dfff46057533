import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UnreadableItemError } from '../graders/grader.ts';
import { pythonPattern } from './python-pattern.ts';

const pattern = (source: string): RegExp =>
  pythonPattern(source, {
    kwargs: { instructionId: 'keywords:existence', values: { keywords: [source] } },
    name: 'keywords',
    flags: 'giu',
  });

describe('pythonPattern', () => {
  it.each([
    ['plain text', 'Some PLAIN TEXT here', ['PLAIN TEXT']],
    ['a.c', 'abc a\nc a-c', ['abc', 'a-c']],
    ['colou?r', 'color colour', ['color', 'colour']],
    ['cat|dog', 'a dog, a cat', ['dog', 'cat']],
    ['gr[ae]y', 'gray grey griy', ['gray', 'grey']],
    ['[^a]b', 'ab cb', ['cb']],
    ['[a-c]1', 'b1 d1', ['b1']],
    [String.raw`C\+\+`, 'I like C++', ['C++']],
    [String.raw`\d\d%`, '45% 7%', ['45%']],
    [String.raw`\bcar\b`, 'car scar cars Car.', ['car', 'Car']],
    [String.raw`\bcafé\b`, 'café cafés', ['café']],
    [String.raw`\bs?he\b`, 'the she he', ['she', 'he']],
    [String.raw`\bone|two\b`, 'oner ltwo', ['one', 'two']],
    ['{name}', 'Dear {name}', ['{name}']],
    ['a/b', 'a/b', ['a/b']],
    ['[x]y-', 'xy-', ['xy-']],
  ])('finds %j in %j', (source, text, found) => {
    expect(text.match(pattern(source))).toEqual(found);
  });

  it.each([
    '(a+)+',
    'a*',
    'C++',
    '^a',
    'a$',
    'x{2}',
    '?',
    'a|?',
    'a??',
    '[',
    '[z-a]',
    '\\',
    '\\1',
    '(a)',
  ])('refuses %j with a sentence that names the instruction', (source) => {
    expect(() => pattern(source)).toThrow(/The instruction "keywords:existence" needs "keywords"/);
  });

  it('refuses more optional parts than can be tried quickly', () => {
    expect(() => pattern('a?'.repeat(7))).toThrow(UnreadableItemError);
    expect('aaa'.match(pattern(`${'a?'.repeat(6)}b`))).toBeNull();
  });

  it('gives an expression or an UnreadableItemError for every text', () => {
    const source = fc.string({ unit: fc.constantFrom(...'ab\\[]^-?|.*+(){}$wbds1') });
    fc.assert(
      fc.property(source, (text) => {
        try {
          expect(pattern(text)).toBeInstanceOf(RegExp);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableItemError);
        }
      }),
    );
  });
});
