import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  it('is 0.4902 to 0.9433 for 8 of 10 at z = 1.96', () => {
    // centre (0.8 + 0.19208)/1.38416 = 0.71674; half 1.96·sqrt(0.016 + 0.009604)/1.38416 = 0.22658.
    const interval = wilsonInterval({ proportion: 0.8, sampleSize: 10, criticalValue: 1.96 });
    expect(interval.lowFraction).toBeCloseTo(0.4902, 4);
    expect(interval.highFraction).toBeCloseTo(0.9433, 4);
  });

  it('ends at c²/(n + c²) for no success: 0.2775 for 0 of 10', () => {
    const interval = wilsonInterval({ proportion: 0, sampleSize: 10, criticalValue: 1.96 });
    expect(interval.lowFraction).toBe(0);
    expect(interval.highFraction).toBeCloseTo(3.8416 / 13.8416, 12);
  });

  it('contains the proportion, stays in 0…1, and mirrors when success and failure swap', () => {
    const proportion = fc.double({ min: 0, max: 1, noNaN: true });
    const size = fc.double({ min: 0.5, max: 1e6, noNaN: true });
    const critical = fc.double({ min: 0.1, max: 20, noNaN: true });
    fc.assert(
      fc.property(proportion, size, critical, (p, sampleSize, criticalValue) => {
        const interval = wilsonInterval({ proportion: p, sampleSize, criticalValue });
        const mirrored = wilsonInterval({ proportion: 1 - p, sampleSize, criticalValue });
        expect(interval.lowFraction).toBeGreaterThanOrEqual(0);
        expect(interval.highFraction).toBeLessThanOrEqual(1);
        expect(interval.lowFraction).toBeLessThanOrEqual(p + 1e-12);
        expect(interval.highFraction).toBeGreaterThanOrEqual(p - 1e-12);
        expect(mirrored.lowFraction).toBeCloseTo(1 - interval.highFraction, 9);
      }),
    );
  });

  it.each([
    { proportion: 1.01, sampleSize: 5, criticalValue: 2 },
    { proportion: 0.5, sampleSize: 0, criticalValue: 2 },
    { proportion: 0.5, sampleSize: 5, criticalValue: Number.NaN },
  ])('rejects %o', (input) => {
    expect(() => wilsonInterval(input)).toThrow(/Wilson interval needs/);
  });
});
