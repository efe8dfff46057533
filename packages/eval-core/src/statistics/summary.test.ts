import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mean, quantile, sampleStandardDeviation, sampleVariance } from './summary.ts';

const someNumbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });

describe('mean', () => {
  it('is the sum over the count', () => {
    expect(mean([2, 4, 9])).toBe(5);
  });

  it('does not exist without values', () => {
    expect(mean([])).toBeNull();
  });
});

describe('sampleVariance', () => {
  it('divides by n − 1', () => {
    // Mean 5; squared distances 9, 1, 16, 0: 26 / 3.
    expect(sampleVariance([2, 4, 9, 5])).toBeCloseTo(26 / 3, 12);
  });

  it('keeps its digits where the mean is a billion times the spread', () => {
    // Distances −1, 0, 1. Sums of squares in one pass give 0 or 2 here, by cancellation.
    expect(sampleVariance([1e9, 1e9 + 1, 1e9 + 2])).toBe(1);
  });

  it('does not exist for one value, rather than being 0', () => {
    expect(sampleVariance([7])).toBeNull();
    expect(sampleStandardDeviation([7])).toBeNull();
  });
});

describe('quantile', () => {
  it('interpolates like type 7 of Hyndman and Fan', () => {
    // Position (4 − 1)·0.25 = 0.75 lies three quarters of the way from 10 to 20.
    expect(quantile([40, 10, 30, 20], 0.25)).toBe(17.5);
    expect(quantile([40, 10, 30, 20], 0.5)).toBe(25);
  });

  it('sorts by size, not by text', () => {
    expect(quantile([100, 9, 20], 0)).toBe(9);
    expect(quantile([100, 9, 20], 1)).toBe(100);
  });

  it('does not exist without values', () => {
    expect(quantile([], 0.5)).toBeNull();
  });

  it.each([-0.1, 1.1, Number.NaN])('rejects the fraction %d', (fraction) => {
    expect(() => quantile([1], fraction)).toThrow(/from 0 to 1/);
  });

  it('never leaves the range of the values nor falls as the fraction rises', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(someNumbers, fraction, fraction, (values, one, other) => {
        const lower = quantile(values, Math.min(one, other)) ?? Number.NaN;
        const upper = quantile(values, Math.max(one, other)) ?? Number.NaN;
        // Interpolation rounds: at 1e6 the last digit of a double is worth 1e-10.
        expect(lower).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(upper).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        expect(upper - lower).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});
