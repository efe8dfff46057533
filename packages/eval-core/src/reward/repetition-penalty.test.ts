import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { countFrequentGrams } from './frequent-grams.ts';
import { repetitionPenalty } from './repetition-penalty.ts';

const times = (count: number, text: string): string =>
  Array.from({ length: count }, () => text).join(' ');

/** So many words that stand nowhere twice. */
const unique = (count: number): string =>
  Array.from({ length: count }, (_, index) => `w${index}`).join(' ');

describe('repetitionPenalty', () => {
  it('is 0 where no five words in a row come more than five times', () => {
    expect(repetitionPenalty('')).toBe(0);
    expect(repetitionPenalty('one two three')).toBe(0);
    expect(repetitionPenalty(unique(500))).toBe(0);
    // Five times exactly is not above five: words a1 … a5 behind each other, apart by a word of their own.
    const five = Array.from({ length: 5 }, (_, index) => `a1 a2 a3 a4 a5 x${index}`).join(' ');
    expect(repetitionPenalty(five)).toBe(0);
    expect(repetitionPenalty(five, { frequentAbove: 4 })).toBeLessThan(0);
  });

  it('is the larger of the two terms', () => {
    // Six times "a1 a2 a3 a4 a5" with a word of its own behind each, then 64 more: 100 words, 96 five-grams of which
    // one is frequent, 6 times. 1/96 against 6/(100/5) = 0.3.
    const text = `${Array.from({ length: 6 }, (_, index) => `a1 a2 a3 a4 a5 x${index}`).join(' ')} ${unique(64)}`;
    expect(repetitionPenalty(text)).toBeCloseTo(-0.3, 12);
    // One word said 100 times: one frequent five-gram, 96 times. 96/20 = 4.8; the sources do not clip it.
    expect(repetitionPenalty(times(100, 'wait'))).toBeCloseTo(-4.8, 12);
    expect(repetitionPenalty(times(100, 'wait'), { lowest: -1 })).toBe(-1);
  });

  it('lets the first term win where many different grams are frequent', () => {
    // Ten words in a cycle, 60 times: 600 words, 596 five-grams, ten different ones; six of them start 60 times and four
    // 59 times. Once each: 10/596 against 60/120 = 0.5. All occurrences: 596/596 = 1.
    const text = times(60, 'a b c d e f g h i j');
    expect(repetitionPenalty(text)).toBeCloseTo(-0.5, 12);
    expect(repetitionPenalty(text, { counting: 'occurrences' })).toBeCloseTo(-1, 12);
  });

  it('divides by tokens where that is asked for, and knows nothing without them', () => {
    const text = times(100, 'wait');
    // 96/(1000/5) = 0.48, above 1/96.
    expect(repetitionPenalty(text, { lengthOf: 'tokens' }, 1000)).toBeCloseTo(-0.48, 12);
    expect(repetitionPenalty(text, { lengthOf: 'tokens' })).toBeNull();
    expect(repetitionPenalty('all is well', { lengthOf: 'tokens' })).toBe(0);
  });

  it('refuses grams without words', () => {
    expect(() => repetitionPenalty('a', { gramWords: 0 })).toThrow(/whole numbers/);
    expect(() => repetitionPenalty('a', { frequentAbove: 1.5 })).toThrow(/whole numbers/);
  });
});

describe('countFrequentGrams', () => {
  it('counts as a plain table of texts does', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'c');
    const options = fc.record({
      gramWords: fc.integer({ min: 1, max: 6 }),
      frequentAbove: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), options, (words, asked) => {
        const table = new Map<string, number>();
        for (let start = 0; start + asked.gramWords <= words.length; start += 1) {
          const gram = words.slice(start, start + asked.gramWords).join(' ');
          table.set(gram, (table.get(gram) ?? 0) + 1);
        }
        const frequent = [...table.values()].filter((count) => count > asked.frequentAbove);
        expect(countFrequentGrams(words.join(' '), asked)).toEqual({
          words: words.length,
          grams: Math.max(0, words.length - asked.gramWords + 1),
          frequentUnique: frequent.length,
          frequentOccurrences: frequent.reduce((sum, count) => sum + count, 0),
          highestCount: Math.max(0, ...frequent),
        });
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['one word', (length: number) => 'a '.repeat(length / 2)],
    ['two words in no order', (length: number) => thueMorse(length / 2)],
    ['words that all differ', (length: number) => unique(Math.floor(length / 7))],
    ['white space', (length: number) => ' '.repeat(length)],
    ['one long word', (length: number) => 'x'.repeat(length)],
  ])('takes eight times the work for eight times as much of %s', (_, textOf) => {
    const costOf = (length: number): number => {
      const text = textOf(length);
      return cpuTimeMs(() => countFrequentGrams(text, { gramWords: 5, frequentAbove: 5 }));
    };
    // The square would take 64 times as much. The 50 ms are what a machine forgets to count on short runs.
    expect(costOf(2_000_000)).toBeLessThan(24 * costOf(250_000) + 50);
  });
});

/** An overlap-free sequence of two words. */
function thueMorse(words: number): string {
  let text = '';
  for (let index = 0; index < words; index += 1) {
    let ones = 0;
    for (let bits = index; bits > 0; bits >>= 1) ones ^= bits & 1;
    text += ones === 1 ? 'a ' : 'b ';
  }
  return text;
}
