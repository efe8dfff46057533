import { describe, expect, it } from 'vitest';

import { sampleShare } from './sample-share.ts';
import { shareGap } from './share-gap.ts';

describe('sampleShare', () => {
  it('is Clopper and Pearson where few samples are mixed', () => {
    // scipy.stats.binomtest(1, 8).proportion_ci(0.95, method='exact')
    const { value, interval, n } = sampleShare({ samples: 8, total: 1 });
    expect(value).toBe(0.125);
    expect(n).toBe(8);
    expect(interval?.low).toBeCloseTo(0.003159723531252275, 10);
    expect(interval?.high).toBeCloseTo(0.5265096708751638, 10);
  });

  it('is mid-P where many are', () => {
    // brentq(lambda p: (binom.sf(19,50,p)+binom.sf(20,50,p))/2-.025, 0, 1)
    // and brentq(lambda p: (binom.cdf(20,50,p)+binom.cdf(19,50,p))/2-.025, 0, 1)
    const { interval } = sampleShare({ samples: 50, total: 20 });
    expect(interval?.low).toBeCloseTo(0.27165850817931436, 10);
    expect(interval?.high).toBeCloseTo(0.5396276777326233, 10);
  });

  it('has a width at 0 and at 1, and reaches them', () => {
    // 1 − 0.025^(1/4)
    expect(sampleShare({ samples: 4, total: 0 }).interval?.low).toBe(0);
    expect(sampleShare({ samples: 4, total: 0 }).interval?.high).toBeCloseTo(1 - 0.025 ** 0.25, 12);
    expect(sampleShare({ samples: 4, total: 4 }).interval?.high).toBe(1);
  });

  it('is unknown without samples, and refuses what is no share', () => {
    expect(sampleShare({ samples: 0, total: 0 })).toEqual({ value: null, interval: null, n: 0 });
    expect(() => sampleShare({ samples: 3, total: 4 })).toThrow(/no share/);
    expect(() => sampleShare({ samples: 3, total: 0.5 })).toThrow(/no share/);
  });
});

describe('shareGap', () => {
  it('adds the squares of what the two intervals reach', () => {
    const share = (value: number, low: number, high: number) => ({
      value,
      interval: { low, high, level: 0.95, method: 'given' },
      n: 10,
    });
    // 0.8 − 0.3; down by √(0.3² + 0.4²), up by √(0.1² + 0.2²).
    const { value, interval, n } = shareGap(share(0.8, 0.5, 0.9), share(0.3, 0.1, 0.7));
    expect(value).toBe(0.5);
    expect(interval?.low).toBeCloseTo(0, 12);
    expect(interval?.high).toBeCloseTo(0.5 + Math.sqrt(0.05), 12);
    expect(n).toBe(20);
  });

  it('is unknown where one share is', () => {
    const known = sampleShare({ samples: 4, total: 2 });
    const unknown = sampleShare({ samples: 0, total: 0 });
    expect(shareGap(known, unknown)).toEqual({ value: null, interval: null, n: 4 });
  });
});
