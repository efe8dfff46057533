import { describe, expect, it } from 'vitest';

import { shareEstimate } from '../statistics/binomial-interval.ts';
import { shareGap } from './share-gap.ts';

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
    const known = shareEstimate(2, 4);
    const unknown = shareEstimate(0, 0);
    expect(shareGap(known, unknown)).toEqual({ value: null, interval: null, n: 4 });
  });
});
