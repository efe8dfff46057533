import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Estimate } from '../interval.ts';
import { oneRunEach } from './one-run-each.ts';

describe('oneRunEach', () => {
  it('counts all pairs of repeats, by hand', () => {
    // 0.5 against 0.4, 0.5, 0.6: win, tie, loss; 0.7: three wins.
    const figures = oneRunEach([0.5, 0.7], [0.4, 0.5, 0.6]);
    expect(figures.firstBeatsSecond).toMatchObject({ value: 4 / 6, n: 6 });
    expect(figures.tie.value).toBeCloseTo(1 / 6, 14);
    expect(figures.secondBeatsFirst.value).toBeCloseTo(1 / 6, 14);
    // The first is ahead on average; it loses 1/6 and ties 1/6.
    expect(figures.wrongOrder.value).toBeCloseTo(1 / 4, 14);
  });

  it('is the statistic of Mann and Whitney', () => {
    // SciPy: a = [.5, .6, .55, .7, .65]; b = [.5, .4, .6, .45]; stats.mannwhitneyu(a, b).statistic / 20 gives 0.85.
    const figures = oneRunEach([0.5, 0.6, 0.55, 0.7, 0.65], [0.5, 0.4, 0.6, 0.45]);
    const wins = figures.firstBeatsSecond.value ?? NaN;
    expect(wins + (figures.tie.value ?? NaN) / 2).toBeCloseTo(0.85, 14);
  });

  it('takes accuracies that differ by rounding for the same', () => {
    expect(oneRunEach([0.1 + 0.2], [0.3]).tie.value).toBe(1);
  });

  it('does not know of no repeats, nor of a wrong order where the means are equal', () => {
    expect(oneRunEach([], [0.5]).tie).toEqual({ value: null, interval: null, n: 0 });
    expect(oneRunEach([0.4, 0.6], [0.5, 0.5]).wrongOrder).toEqual({
      value: null,
      interval: null,
      n: 4,
    });
  });

  it('mirrors when the two change places, adds up to 1, and holds every value in its interval', () => {
    const runs = fc.array(
      fc.nat(10).map((count) => count / 10),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(runs, runs, (first, second) => {
        const figures = oneRunEach(first, second);
        const mirrored = oneRunEach(second, first);
        const [one, other] = [figures.firstBeatsSecond, mirrored.secondBeatsFirst];
        expect(other.value).toBeCloseTo(one.value ?? NaN, 12);
        expect(other.interval?.low).toBeCloseTo(one.interval?.low ?? NaN, 9);
        expect(other.interval?.high).toBeCloseTo(one.interval?.high ?? NaN, 9);
        const { firstBeatsSecond, tie, secondBeatsFirst } = figures;
        const total =
          (firstBeatsSecond.value ?? 0) + (tie.value ?? 0) + (secondBeatsFirst.value ?? 0);
        expect(total).toBeCloseTo(1, 12);
        for (const { value, interval } of Object.values<Estimate>({ ...figures })) {
          if (value === null || interval === null) continue;
          expect(interval.low).toBeLessThanOrEqual(value + 1e-12);
          expect(interval.high).toBeGreaterThanOrEqual(value - 1e-12);
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});
