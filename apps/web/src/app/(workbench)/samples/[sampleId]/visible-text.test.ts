import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findExtracted, visibleText } from './visible-text.ts';

describe('the extracted answer in the text', () => {
  it('is the last place where it stands', () => {
    expect(findExtracted('B or C? B', 'B')).toEqual({ start: 8, end: 9 });
  });

  it('is nowhere when nothing was extracted or the text differs', () => {
    expect(findExtracted('the answer', null)).toBeNull();
    expect(findExtracted('the answer', '')).toBeNull();
    expect(findExtracted('the answer', 'ANSWER')).toBeNull();
  });
});

describe('the part of a text that is shown', () => {
  it('marks the extracted stretch and nothing else', () => {
    expect(visibleText('x = B.', { limit: 100, mark: { start: 4, end: 5 } })).toEqual({
      parts: [
        { text: 'x = ', marked: false },
        { text: 'B', marked: true },
        { text: '.', marked: false },
      ],
      hidden: 0,
    });
  });

  it('says how much is left out', () => {
    expect(visibleText('abcdef', { limit: 2, mark: null })).toEqual({
      parts: [{ text: 'ab', marked: false }],
      hidden: 4,
    });
  });

  it('never cuts a character in half', () => {
    expect(visibleText('a😀b', { limit: 2, mark: null }).parts).toEqual([
      { text: 'a😀', marked: false },
    ]);
  });

  it('always shows a beginning of the text, whole parts in order, in at most three of them', () => {
    const input = fc.tuple(fc.string({ maxLength: 60 }), fc.nat(70), fc.nat(60), fc.nat(20));
    fc.assert(
      fc.property(input, ([text, limit, start, length]) => {
        const mark =
          start < text.length ? { start, end: Math.min(text.length, start + length) } : null;
        const { parts, hidden } = visibleText(text, { limit, mark });
        const shown = parts.map((part) => part.text).join('');
        expect(text.startsWith(shown)).toBe(true);
        expect(shown.length + hidden).toBe(text.length);
        expect(parts.length).toBeLessThanOrEqual(3);
      }),
    );
  });
});
