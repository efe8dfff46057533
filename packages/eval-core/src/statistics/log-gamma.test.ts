import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { logGamma } from './log-gamma.ts';

describe('logGamma', () => {
  it('is the logarithm of (n − 1)! at whole numbers', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  });

  it('is half the logarithm of π at one half', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });

  it('obeys Γ(x + 1) = x·Γ(x), across the seam at one half too', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e4, noNaN: true }), (x) => {
        const expected = logGamma(x) + Math.log(x);
        expect(Math.abs(logGamma(x + 1) - expected)).toBeLessThan(1e-11 * (1 + Math.abs(expected)));
      }),
    );
  });

  it.each([0, -1, Infinity, Number.NaN])('rejects %d', (x) => {
    expect(() => logGamma(x)).toThrow(/above 0/);
  });
});
