import { describe, expect, it } from 'vitest';

import { clusterInterval } from './cluster-interval.ts';

/** Clusters whose questions were asked once, from how many of how many were right. */
const asked = (counts: readonly (readonly [right: number, of: number])[]) => ({
  clusters: counts.map(([right, of]) => ({ items: of, total: right, squares: right })),
  repeats: 1,
});

describe('clusterInterval', () => {
  it('takes ten clusters that stand or fall together for ten questions', () => {
    const whole = Array.from({ length: 10 }, (_, index): [number, number] => [
      index < 5 ? 8 : 0,
      8,
    ]);
    const { low, high } = clusterInterval(asked(whole)) ?? { low: NaN, high: NaN };
    // SE² = (10/9)·10·(4/80)² = 1/36; D = (1/36)·10/(1/4 + 1/36) = 1, so n = 10; t.975 with 9 degrees 2.262157:
    // half = 2.262157·sqrt(0.25/10 + 5.117355/400)/(1.5117355) = 0.290907 about ½.
    expect(low).toBeCloseTo(0.5 - 0.290907, 5);
    expect(high).toBeCloseTo(0.5 + 0.290907, 5);
  });

  it('is wider than for questions that do not come together, and wider still where one cluster outweighs', () => {
    const width = (counts: readonly (readonly [number, number])[]) => {
      const interval = clusterInterval(asked(counts));
      return (interval?.high ?? NaN) - (interval?.low ?? NaN);
    };
    const even = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4].map((right): [number, number] => [right, 8]);
    const uneven = [8, 8, 0, 8, 0, 0, 8, 0, 8, 0].map((right): [number, number] => [right, 8]);
    const heavy = [[30, 60], ...[4, 1, 2, 0, 3].map((right) => [right, 4])] as [number, number][];
    expect(width(uneven)).toBeGreaterThan(width(even));
    expect(width(heavy)).toBeGreaterThan(width(even));
  });

  it('stays in 0…1 with a width where all clusters agree, and needs two', () => {
    const all = clusterInterval(
      asked([
        [3, 3],
        [5, 5],
        [1, 1],
      ]),
    );
    expect(all).toMatchObject({ high: 1, method: 'wilson-cluster-robust-t' });
    expect(all?.low).toBeGreaterThan(0);
    expect(all?.low).toBeLessThan(0.7);
    expect(clusterInterval(asked([[3, 5]]))).toBeNull();
  });
});
