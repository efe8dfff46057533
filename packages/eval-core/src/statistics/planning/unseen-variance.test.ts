import { describe, expect, it } from 'vitest';

import { unseenVariance } from './unseen-variance.ts';

describe('unseenVariance', () => {
  it.each([
    // ½ · 1½/(2 · 3) = 3/24; ½ · 4½/(5 · 6) = 9/120; ½ · 48½/(49 · 50) = 97/9800.
    { cases: 1, variance: 1 / 8 },
    { cases: 4, variance: 3 / 40 },
    { cases: 48, variance: 97 / 9800 },
  ])('is the posterior mean of π(1 − π) after $cases alike', ({ cases, variance }) => {
    expect(unseenVariance(cases)).toBeCloseTo(variance, 15);
  });

  it('falls with the cases, is never 0, and stays below what one different case shows', () => {
    for (const cases of [1, 2, 5, 48, 1500, 1_000_000]) {
      expect(unseenVariance(cases)).toBeGreaterThan(unseenVariance(cases + 1));
      expect(unseenVariance(cases + 1)).toBeGreaterThan(0);
      expect(unseenVariance(cases)).toBeLessThan(1 / cases);
    }
  });
});
