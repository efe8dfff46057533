import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cpuTimeMs } from '../testing/cpu-time.ts';
import { FEWEST_REPETITIONS, periodicTail, type PeriodicTail } from './periodic-tail.ts';

const FEWEST_CHARACTERS = 128;
const isEnough = ({ stretchLength }: PeriodicTail) => stretchLength >= FEWEST_CHARACTERS;

/** Every period is tried. */
function tailByTrying(text: string): PeriodicTail | null {
  for (let period = 1; period * FEWEST_REPETITIONS <= text.length; period += 1) {
    let length = period;
    while (length < text.length && text.at(-length - 1) === text.at(-length - 1 + period)) {
      length += 1;
    }
    const tail = { periodLength: period, stretchLength: length };
    if (length >= FEWEST_REPETITIONS * period && isEnough(tail)) return tail;
  }
  return null;
}

/** Texts of few letters, whose parts repeat in each other: `aab aab c` as often as not. */
const nestedText = fc
  .letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 12 }),
      fc
        .tuple(tie('text'), fc.integer({ min: 1, max: 9 }), tie('text'))
        .map(([part, times, rest]) => `${rest}${part.repeat(times)}`.slice(-1_500)),
    ),
  }))
  .text.map((text) => text.slice(-1_500));

describe('periodicTail', () => {
  it('finds what trying every period finds', () => {
    fc.assert(
      fc.property(nestedText, fc.integer({ min: 1, max: 60 }), (text, times) => {
        for (const tried of [text, text.repeat(times).slice(-1_500)]) {
          expect(periodicTail(tried, isEnough)).toEqual(tailByTrying(tried));
        }
      }),
    );
  });

  it('finds the longer period where the shorter one does not hold for long enough', () => {
    const row = `${'.'.repeat(100)}|`;
    expect(periodicTail(row.repeat(9) + '.'.repeat(100), isEnough)).toEqual({
      periodLength: 101,
      stretchLength: 1_009,
    });
  });

  it('stays cheap for text made to be compared in vain', () => {
    // Nearly periodic at every distance: a naive comparison takes the square of its length.
    const texts = [
      `${'a'.repeat(8_000)}b${'a'.repeat(8_000)}`,
      `${'a'.repeat(70)}b`.repeat(230).replace(/b/g, (_, at: number) => (at % 3 ? 'b' : 'c')),
      'ab'.repeat(8_000),
    ];
    const never = () => false;
    for (const text of texts) {
      // Thousand times what it takes: the square would be 256 million comparisons.
      expect(cpuTimeMs(() => periodicTail(text, never))).toBeLessThan(100);
    }
  });
});
