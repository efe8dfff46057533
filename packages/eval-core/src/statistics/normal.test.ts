import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { normalCdf, normalQuantile } from './normal.ts';

// SciPy 1.17.1: norm.cdf(z), norm.ppf(p).
const CDF = [
  [-8, 6.22096057427174e-16],
  [-3.5, 0.00023262907903552502],
  [-2.5, 0.006209665325776132],
  [-1.96, 0.024997895148220435],
  [-0.1, 0.460172162722971],
  [0, 0.5],
  [0.3, 0.6179114221889526],
  [1, 0.8413447460685429],
  [2.4999, 0.9937885816250555],
  [2.5, 0.9937903346742238],
  [2.5001, 0.9937920872851848],
  [4, 0.9999683287581669],
  [8, 0.9999999999999993],
] as const;
const QUANTILES = [
  [1e-300, -37.0470962993612],
  [1e-20, -9.262340089798409],
  [1e-5, -4.264890793922825],
  [0.005, -2.575829303548901],
  [0.025, -1.9599639845400545],
  [0.2, -0.8416212335729142],
  [0.4999, -0.0002506628300880075],
  [0.6, 0.2533471031357997],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.9999, 3.719016485455709],
] as const;

describe('normalCdf', () => {
  it.each(CDF)('at %d is %d to 13 digits', (z, expected) => {
    expect(normalCdf(z) / expected).toBeCloseTo(1, 12);
  });
});

describe('normalQuantile', () => {
  it.each(QUANTILES)('of %d is %d to 12 digits', (probability, expected) => {
    expect(normalQuantile(probability) / expected).toBeCloseTo(1, 11);
  });

  it('inverts the distribution function', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (probability) => {
        expect(normalCdf(normalQuantile(probability)) / probability).toBeCloseTo(1, 9);
      }),
    );
  });

  it.each([0, 1, -1, NaN])('refuses a probability of %d', (probability) => {
    expect(() => normalQuantile(probability)).toThrow('between 0 and 1');
  });
});
