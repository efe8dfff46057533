import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mcnemarP } from './mcnemar.ts';
import { signFlipP } from './sign-flip-test.ts';

describe('the exact McNemar test', () => {
  it.each([
    // statsmodels 0.15.0: mcnemar([[0, broken], [fixed, 0]], exact=True).pvalue
    [5, 1, 0.21875],
    [10, 3, 0.09228515625],
    [25, 10, 0.016673847800120715],
    [0, 6, 0.03125],
    [120, 80, 0.005685155996750306],
    [2000, 1800, 0.0012427867782632013],
    [1, 0, 1],
    [7, 7, 1],
    [0, 0, 1],
  ])('of %i fixed and %i broken', (fixed, broken, p) => {
    expect(mcnemarP(fixed, broken) / p).toBeCloseTo(1, 10);
  });

  it('is the sign-flip test of one repeat each', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(10), (fixed, broken, alike) => {
        const cells = (first: number, second: number, count: number) =>
          Array.from({ length: count }, () => ({ first, second }));
        const pairs = [...cells(0, 1, fixed), ...cells(1, 0, broken), ...cells(1, 1, alike)];
        const counts = {
          items: pairs.map((_, index) => `item ${index}`),
          firstRepeats: 1,
          secondRepeats: 1,
          firstCorrect: Int32Array.from(pairs, ({ first }) => first),
          secondCorrect: Int32Array.from(pairs, ({ second }) => second),
          gap: null,
        };
        expect(mcnemarP(fixed, broken)).toBeCloseTo(signFlipP(counts), 11);
      }),
    );
  });

  it('is never 0', () => {
    // 2^-4999 is far below the smallest double.
    expect(mcnemarP(5000, 0)).toBe(Number.MIN_VALUE);
  });

  it('refuses what is no count', () => {
    expect(() => mcnemarP(-1, 2)).toThrow(RangeError);
    expect(() => mcnemarP(1, 2.5)).toThrow(RangeError);
  });
});
