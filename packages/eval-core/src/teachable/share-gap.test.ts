import { describe, expect, it } from 'vitest';

import { shareGap } from './share-gap.ts';

describe('shareGap', () => {
  it('adds the squares of what the two exact intervals reach', () => {
    // scipy.stats.binomtest(7, 8).proportion_ci(0.95, method='exact') and (2, 10), then
    // 7/8-.2 -/+ numpy.hypot of the distances to the near ends
    const { value, interval, n } = shareGap({ total: 7, samples: 8 }, { total: 2, samples: 10 });
    expect(value).toBeCloseTo(0.675, 12);
    expect(interval?.low).toBeCloseTo(0.13833064734198275, 9);
    expect(interval?.high).toBeCloseTo(0.8880641761563262, 9);
    expect(n).toBe(18);
  });

  it('has a width where one is always right and the other never, and ends at 1', () => {
    const { value, interval } = shareGap({ total: 4, samples: 4 }, { total: 0, samples: 4 });
    // Each reaches 1 − 0.025^(1/4).
    expect(value).toBe(1);
    expect(interval?.low).toBeCloseTo(1 - (1 - 0.025 ** 0.25) * Math.SQRT2, 9);
    expect(interval?.high).toBe(1);
  });

  it('is turned round when the two change places', () => {
    const [one, other] = [
      { total: 3, samples: 7 },
      { total: 5, samples: 6 },
    ];
    const there = shareGap(one, other);
    const back = shareGap(other, one);
    expect(there.value).toBeCloseTo(-(back.value ?? NaN), 12);
    expect(there.interval?.low).toBeCloseTo(-(back.interval?.high ?? NaN), 12);
  });

  it('is unknown where one has no samples', () => {
    expect(shareGap({ total: 2, samples: 4 }, { total: 0, samples: 0 })).toEqual({
      value: null,
      interval: null,
      n: 4,
    });
  });
});
