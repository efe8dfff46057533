import { describe, expect, it } from 'vitest';

import { binomialInterval } from '../binomial-interval.ts';
import { repeatEcdf, repeatHistogram } from './repeat-histogram.ts';

describe('repeatHistogram', () => {
  it('has bins of whole questions, empty ones too, that hold every repeat once', () => {
    // 8 repeats, 12 to 21 of 30: 10 counts over log2(8) + 1 = 4 bins are 3 questions a bin.
    const { binWidth, bins } = repeatHistogram([12, 13, 14, 14, 20, 21, 13, 12], 30, 0.95);
    expect(binWidth).toBeCloseTo(0.1, 14);
    expect(Object.keys(bins)).toEqual(['0.4', '0.5', '0.6', '0.7']);
    expect(Object.values(bins).map(({ value }) => value)).toEqual([6 / 8, 0, 1 / 8, 1 / 8]);
    expect(bins['0.5']).toEqual({
      value: 0,
      interval: binomialInterval({ successes: 0, trials: 8 }),
      n: 8,
    });
  });

  it('has one bin where all repeats agree, and none without repeats', () => {
    expect(repeatHistogram([3, 3], 10, 0.95)).toMatchObject({ binWidth: 0.1, bins: { '0.3': {} } });
    expect(repeatHistogram([], 10, 0.95)).toEqual({ binWidth: null, bins: {} });
  });
});

it('repeatEcdf rises from the least accuracy to 1 at the greatest', () => {
  const ecdf = repeatEcdf([0.5, 0.25, 0.5, 1], 0.95);
  expect(ecdf['0.25']?.value).toBe(0.25);
  expect(ecdf['0.5']?.value).toBe(0.75);
  expect(ecdf['1']).toMatchObject({ value: 1, n: 4, interval: { high: 1 } });
});
