import fc from 'fast-check';
import { expect, it } from 'vitest';

import { prepareDifferenceAxis, type DifferenceFigure } from './prepare-difference-axis.ts';

const figure = (low: number, difference: number, high: number): DifferenceFigure => ({
  difference,
  interval: { low, high, level: 0.95, method: 'paired-t-newcombe' },
});

it('gives all rows one scale with 0 on it', () => {
  const axis = prepareDifferenceAxis([figure(0.1, 0.2, 0.3), figure(-0.1, 0, 0.1)]);
  expect(axis.ticks.map(({ text }) => text)).toEqual(['−10', '0', '+10', '+20', '+30']);
  expect(axis.zeroFraction).toBe(0.25);
  expect(axis.barOf(figure(0.1, 0.2, 0.3))).toEqual({
    zeroFraction: 0.25,
    pointFraction: 0.75,
    whisker: { lowFraction: 0.5, highFraction: 1 },
  });
});

it('draws a point without an interval, and nothing without a difference', () => {
  const axis = prepareDifferenceAxis([]);
  expect(axis.barOf({ difference: 0.01, interval: null })?.whisker).toBeNull();
  expect(axis.barOf({ difference: null, interval: null })).toBeNull();
});

it('keeps every bound and 0 within its length', () => {
  const share = fc.double({ min: -1, max: 1, noNaN: true });
  const figures = fc.array(
    fc.tuple(share, share, share).map((three) => {
      const [low = 0, middle = 0, high = 0] = three.toSorted((a, b) => a - b);
      return figure(low, middle, high);
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(figures, (rows) => {
      const axis = prepareDifferenceAxis(rows);
      for (const row of rows) {
        const bar = axis.barOf(row);
        const { lowFraction = 0, highFraction = 1 } = bar?.whisker ?? {};
        expect(Math.min(lowFraction, axis.zeroFraction)).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.max(highFraction, axis.zeroFraction)).toBeLessThanOrEqual(1 + 1e-9);
      }
    }),
  );
});
