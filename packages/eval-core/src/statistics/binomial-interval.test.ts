import { describe, expect, it } from 'vitest';

import { binomialInterval, shareEstimate } from './binomial-interval.ts';
import { logFactorial } from './log-factorial.ts';

function probabilityOf(count: number, trials: number, chance: number): number {
  return Math.exp(
    logFactorial(trials) -
      logFactorial(count) -
      logFactorial(trials - count) +
      count * Math.log(chance) +
      (trials - count) * Math.log1p(-chance),
  );
}

/** Exact coverage at each of a thousand chances up to ½; the other half is its mirror. */
function coverages(trials: number): { chance: number; coverage: number }[] {
  const intervals = Array.from({ length: trials + 1 }, (_, successes) =>
    binomialInterval({ successes, trials }),
  );
  return Array.from({ length: 1000 }, (_, index) => {
    const chance = (index + 1) / 2000;
    const coverage = intervals.reduce(
      (sum, { low, high }, count) =>
        low <= chance && chance <= high ? sum + probabilityOf(count, trials, chance) : sum,
      0,
    );
    return { chance, coverage };
  });
}

describe('binomialInterval', { timeout: 120_000 }, () => {
  it.each([5, 6, 8, 10, 13, 20, 21, 25, 30, 40, 50, 75, 100, 198, 300])(
    'covers over all samples of %j trials, by enumeration',
    (trials) => {
      for (const { chance, coverage } of coverages(trials)) {
        const isUsual = trials * chance * (1 - chance) >= 5;
        expect(coverage, `at ${chance}`).toBeGreaterThan(isUsual ? 0.93 : 0.928);
        // Counts are whole: at some chances no choice of ends can come closer from below.
        if (isUsual) expect(coverage, `at ${chance}`).toBeLessThan(0.979);
      }
    },
  );

  it('is 97 % or less for all but 1 % of the usual chances', () => {
    const usual = [20, 24, 30, 36, 45, 60, 120, 250].flatMap((trials) =>
      coverages(trials).filter(({ chance }) => trials * chance * (1 - chance) >= 5),
    );
    const tooWide = usual.filter(({ coverage }) => coverage > 0.97).length;
    expect(tooWide / usual.length).toBeLessThan(0.01);
  });

  it('is for 2 of 3 where the test says: π³ + 3π²(1 − π) = 0.05 and 1 − π³ = 0.95', () => {
    const { low, high } = binomialInterval({ successes: 2, trials: 3 });
    expect(3 * low ** 2 - 2 * low ** 3).toBeCloseTo(0.05, 9);
    expect(high).toBeCloseTo(0.95 ** (1 / 3), 9);
  });

  it('mirrors when success and failure swap, and has a width at both ends', () => {
    const few = binomialInterval({ successes: 3, trials: 17 });
    const many = binomialInterval({ successes: 14, trials: 17 });
    expect(many.low).toBeCloseTo(1 - few.high, 12);
    expect(many.high).toBeCloseTo(1 - few.low, 12);
    expect(binomialInterval({ successes: 0, trials: 10 })).toMatchObject({ low: 0 });
    expect(binomialInterval({ successes: 0, trials: 10 }).high).toBeGreaterThan(0.2);
    expect(binomialInterval({ successes: 10, trials: 10 })).toMatchObject({ high: 1 });
  });

  it('holds its share and grows with the level, in large samples too', () => {
    for (const [successes, trials] of [
      [1, 4428],
      [2214, 4428],
      [4400, 4428],
      [7, 9],
    ] as const) {
      const usual = binomialInterval({ successes, trials });
      const wide = binomialInterval({ successes, trials }, 0.99);
      expect(usual.low).toBeLessThan(successes / trials);
      expect(usual.high).toBeGreaterThan(successes / trials);
      expect(wide.low).toBeLessThan(usual.low);
      expect(wide.high).toBeGreaterThan(usual.high);
    }
  });

  it.each([
    [3, 2],
    [-1, 2],
    [0, 0],
    [0.5, 2],
  ])('refuses %j of %j', (successes, trials) => {
    expect(() => binomialInterval({ successes, trials })).toThrow(/impossible/);
  });
});

it('shareEstimate knows nothing of no cases', () => {
  expect(shareEstimate(0, 0)).toEqual({ value: null, interval: null, n: 0 });
  expect(shareEstimate(1, 4)).toMatchObject({ value: 0.25, n: 4 });
});
