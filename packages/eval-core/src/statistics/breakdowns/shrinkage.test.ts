import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { betaInterval } from './beta-interval.ts';
import { shrunkSlices } from './shrinkage.ts';

describe('shrunkSlices', () => {
  it('moves every slice towards the others by as much as chance explains', () => {
    const shrunk = shrunkSlices([
      [0, 0.5],
      [0.5, 1],
      [0.5, 0.5],
      [1, 1],
    ]);
    // By hand: means .25 .75 .5 1, σ² = (2·.0625·2)/4 = .0625, so V = .03125; ȳ = .625;
    // Q = 2(.140625 + .015625 + .015625 + .140625) = .625; τ² = (.625 − 3·.0625)/(8 − 16/8) = .0729166…;
    // B = 1/3 · .03125/(.03125 + .0729166…) = 0.1.
    expect(shrunk.map(({ value }) => value)).toEqual([
      expect.closeTo(0.2875, 12),
      expect.closeTo(0.7375, 12),
      expect.closeTo(0.5125, 12),
      expect.closeTo(0.9625, 12),
    ]);
    // The first: variance .03125(1 − .75·.1) + 2·.01·.375² = .03171875, times .2875·.7125 over the mean of it, .7375·.2625,
    // .5125·.4875 and .9625·.0375, .17109375: v = .0379756.
    // s=.2875*.7125/v-1; scipy.stats.beta.ppf([.025,.975], .2875*s, .7125*s)
    expect(shrunk[0]?.interval?.low).toBeCloseTo(0.01873104623224582, 6);
    expect(shrunk[0]?.interval?.high).toBeCloseTo(0.7282089599935888, 6);
  });

  it('gives all slices nearly the same where they differ by no more than chance', () => {
    const alike = [
      [0, 1],
      [1, 0],
      [0, 1],
      [1, 0],
      [1, 0],
    ];
    for (const { value } of shrunkSlices(alike)) expect(value).toBeCloseTo(0.5, 12);
  });

  it('leaves slices as they are where nothing varies within them', () => {
    const shrunk = shrunkSlices([[1, 1], [0, 0], [1, 1], [0]]);
    expect(shrunk.map(({ value, interval }) => [value, interval])).toEqual([
      [1, null],
      [0, null],
      [1, null],
      [0, null],
    ]);
  });

  it('is unknown for fewer than four slices, or one item a slice', () => {
    const unknown = { value: null, interval: null };
    for (const estimate of shrunkSlices([[0, 1], [1, 1], [0]]))
      expect(estimate).toMatchObject(unknown);
    for (const estimate of shrunkSlices([[0], [1], [0], [1]]))
      expect(estimate).toMatchObject(unknown);
  });

  it('stays between the slice and the mean slice, inside 0…1, whatever comes', () => {
    const share = fc.integer({ min: 0, max: 4 }).map((correct) => correct / 4);
    const slices = fc.array(fc.array(share, { minLength: 1, maxLength: 6 }), {
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(
      fc.property(slices, (given) => {
        for (const { value, interval } of shrunkSlices(given)) {
          if (value === null) continue;
          expect(value).toBeGreaterThanOrEqual(-1e-12);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
          if (interval === null) continue;
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(interval.high).toBeLessThanOrEqual(1);
          expect(interval.low).toBeLessThanOrEqual(interval.high);
        }
      }),
    );
  });
});

describe('betaInterval', () => {
  it('is that of SciPy', () => {
    // mean .3 and variance .01 are Beta(6, 14): scipy.stats.beta.ppf([.05, .95], 6, 14)
    const interval = betaInterval({ mean: 0.3, variance: 0.01, level: 0.9 });
    expect(interval?.low).toBeCloseTo(0.147469565559241, 10);
    expect(interval?.high).toBeCloseTo(0.47579711042141004, 10);
  });

  it.each([
    [0, 0.01],
    [1, 0.01],
    [0.5, 0],
    [0.5, 0.25],
  ])('is null for mean %d and variance %d', (mean, variance) => {
    expect(betaInterval({ mean, variance, level: 0.95 })).toBeNull();
  });
});
