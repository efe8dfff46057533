import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { integer } from '../rational.ts';
import { complement, intersected, merged, type End, type Interval } from './intervals.ts';

function end(number: number, isClosed: boolean): End {
  return { value: { type: 'number', value: integer(number), decimals: null }, number, isClosed };
}

const interval: fc.Arbitrary<Interval> = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.nat(5), fc.boolean())
  .map(([low, isLowClosed, length, isHighClosed]) => ({
    low: end(low, isLowClosed),
    high: end(low + length, isHighClosed),
  }));
const intervals = fc.array(interval, { maxLength: 5 });

function holds(set: readonly Interval[], place: number): boolean {
  return set.some(
    ({ low, high }) =>
      (low.isClosed ? low.number <= place : low.number < place) &&
      (high.isClosed ? place <= high.number : place < high.number),
  );
}

/** All ends, and a place between any two neighbours. */
const places = Array.from({ length: 48 }, (_, index) => -12 + index / 2);

describe('sets of intervals', () => {
  it('are the same set when merged, in disjoint pieces that do not touch', () => {
    fc.assert(
      fc.property(intervals, (set) => {
        const pieces = merged(set);
        for (const place of places) expect(holds(pieces, place)).toBe(holds(set, place));
        for (const [index, piece] of pieces.entries()) {
          const next = pieces[index + 1];
          if (next !== undefined) expect(piece.high.number <= next.low.number).toBe(true);
          if (next?.low.number === piece.high.number) {
            expect(piece.high.isClosed || next.low.isClosed).toBe(false);
          }
        }
      }),
    );
  });

  it('intersect and complement place by place', () => {
    fc.assert(
      fc.property(intervals, intervals, (left, right) => {
        const [both, rest] = [intersected(left, right), complement(left)];
        for (const place of places) {
          expect(holds(both, place)).toBe(holds(left, place) && holds(right, place));
          expect(holds(rest, place)).toBe(!holds(left, place));
        }
      }),
    );
  });
});
