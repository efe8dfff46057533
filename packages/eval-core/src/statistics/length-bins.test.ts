import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lengthBinLowerBounds, lengthBinOf, lengthBinRange } from './length-bins.ts';

const lastBin = lengthBinLowerBounds.length - 1;
const anyLength = fc.oneof(fc.nat(100), fc.nat(2 ** 22), fc.maxSafeNat());

describe('length bins', () => {
  it('start at 0 and the distinct integers ceil(2^(i/4))', () => {
    // 2^(1/4) = 1.19, 2^(1/2) = 1.41, 2^(3/4) = 1.68, times 1, 2, 4, 8, 16, rounded up.
    expect(lengthBinLowerBounds.slice(0, 17)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 23, 27, 32,
    ]);
    expect(lengthBinLowerBounds[lastBin]).toBe(2_097_152);
  });

  it('have the exact integer bounds, however the platform rounds 2^(i/4)', () => {
    // n is ceil(2^(i/4)) exactly when (n − 1)^4 < 2^i <= n^4. From i = 12 (n = 8) on all are distinct.
    for (let i = 12; i <= 84; i += 1) {
      const bound = BigInt(lengthBinLowerBounds[i - 4] ?? -1);
      expect(bound ** 4n >= 2n ** BigInt(i)).toBe(true);
      expect((bound - 1n) ** 4n < 2n ** BigInt(i)).toBe(true);
    }
    expect(lastBin).toBe(80);
  });

  it('are contiguous and never empty', () => {
    for (let bin = 0; bin < lastBin; bin += 1) {
      const { fromTokens, toTokensExclusive } = lengthBinRange(bin);
      expect(toTokensExclusive).toBe(lengthBinRange(bin + 1).fromTokens);
      expect(toTokensExclusive).toBeGreaterThan(fromTokens);
    }
    expect(lengthBinRange(lastBin)).toEqual({ fromTokens: 2_097_152, toTokensExclusive: null });
  });

  it('hold every length in exactly one bin, the one that lengthBinOf names', () => {
    fc.assert(
      fc.property(anyLength, (tokens) => {
        const holding = lengthBinLowerBounds.flatMap((_, bin) => {
          const { fromTokens, toTokensExclusive } = lengthBinRange(bin);
          return fromTokens <= tokens && tokens < (toTokensExclusive ?? Infinity) ? [bin] : [];
        });
        expect(holding).toEqual([lengthBinOf(tokens)]);
      }),
    );
  });

  it('never fall as lengths rise', () => {
    fc.assert(
      fc.property(anyLength, anyLength, (one, other) => {
        expect(lengthBinOf(Math.min(one, other))).toBeLessThanOrEqual(
          lengthBinOf(Math.max(one, other)),
        );
      }),
    );
  });

  it.each([-1, 0.5, Number.NaN, Infinity])('reject a length of %d tokens', (tokens) => {
    expect(() => lengthBinOf(tokens)).toThrow(/whole number from 0/);
  });

  it.each([-1, 81, 1.5])('reject the bin id %d', (bin) => {
    expect(() => lengthBinRange(bin)).toThrow(/ids go from 0 to 80/);
  });
});
