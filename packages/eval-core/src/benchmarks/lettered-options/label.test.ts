import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readLabel } from './label.ts';

const counts = ['3', '1', '5', '0'];
const indexOf = (text: string, options = counts) => readLabel(text, options)?.index ?? null;

describe('readLabel', () => {
  it.each([
    'B',
    'b',
    '**B**',
    '(B)',
    'B)',
    'B.',
    '[B]',
    '[[B]]',
    '((B).)',
    '\\boxed{B}',
    '$B$',
    '`B`',
    '"B"',
    '*B*',
    '**B.**',
    '$\\boxed{B}$',
    '\\boxed{\\text{B}}',
    '\\boxed{\\mathrm{(B)}}',
    '\\(B\\)',
    '**(B)**',
    '{B}',
    'Option B',
    'option (B)',
    'The correct answer is B.',
    'answer: B',
    'B. 1',
    'B) 1',
    '(B) 1',
    '**B. 1**',
    '\\boxed{B}. 1',
    '\\boxed{B. 1}',
    'B 1',
    'B: 1',
    'B - 1',
    'B (1)',
    '1 (B)',
    'b) 1',
    'B because A is wrong',
    'B. There is one right turn.',
    '**B**. 1',
    '1',
    '**1**',
    '$1$',
    '\\boxed{1}',
    '1.',
  ])('reads %j as the second option', (text) => {
    expect(indexOf(text)).toBe(1);
  });

  it.each([
    '',
    ' ',
    'E',
    'e',
    '(E)',
    'E. 1',
    'Both',
    'A or B',
    'A, B',
    'AB',
    'A/B',
    'A) or B)',
    '(A) (B)',
    '(A) or (B)',
    '[A] [B]',
    'A. B',
    '11',
    '2',
    '-1',
    'none',
    '3 right turns, I think',
    'letter',
    '[LETTER]',
    '<letter>',
    '?',
    '\\boxed{}',
    'A good walk',
    'the answer is unknown',
  ])('reads %j as none of the four', (text) => {
    expect(indexOf(text)).toBeNull();
  });

  it.each([
    ['A', 0],
    ['Yes', 0],
    ['**yes**', 0],
    ['A. Yes', 0],
    ['Yes.', 0],
    ['B', 1],
    ['NO', 1],
    ['(B) No', 1],
    ['C', null],
    ['D', null],
    ['Not sure', null],
  ])('reads %j among Yes and No as %j', (text, index) => {
    expect(indexOf(text, ['Yes', 'No'])).toBe(index);
  });

  it('goes by the letter when another option stands beside it, and says so', () => {
    expect(readLabel('B. 5', counts)).toEqual({ index: 1, contradiction: '5' });
    expect(readLabel('B. 1', counts)).toEqual({ index: 1, contradiction: null });
  });

  it('never names an option of a longer number that contains it', () => {
    expect(indexOf('10', ['1', '0', '2', '3'])).toBeNull();
    expect(indexOf('1', ['10', '1', '11', '12'])).toBe(1);
  });

  it('names the option whose letter is written in any wrapping', () => {
    const wrap = fc.constantFrom(
      (s: string) => `**${s}**`,
      (s: string) => `(${s})`,
      (s: string) => `[${s}]`,
      (s: string) => `$${s}$`,
      (s: string) => `\\boxed{${s}}`,
      (s: string) => ` ${s}. `,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 }),
        fc.array(wrap, { maxLength: 3 }),
        (index, wraps) => {
          const text = wraps.reduce((inner, apply) => apply(inner), 'ABCD'.charAt(index));
          expect(indexOf(text)).toBe(index);
        },
      ),
    );
  });

  it('reads any text at all without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const index = indexOf(text);
        expect(index === null || (index >= 0 && index < 4)).toBe(true);
      }),
    );
  });
});
