import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { studentTQuantile, studentTUpperTail } from './student-t.ts';

describe('studentTQuantile', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
  it.each([
    { degreesOfFreedom: 1, printed: 12.706 },
    { degreesOfFreedom: 2, printed: 4.303 },
    { degreesOfFreedom: 5, printed: 2.571 },
    { degreesOfFreedom: 10, printed: 2.228 },
    { degreesOfFreedom: 30, printed: 2.042 },
    { degreesOfFreedom: 100, printed: 1.984 },
  ])('is the printed t.975 for $degreesOfFreedom degrees of freedom', (row) => {
    expect(studentTQuantile(0.975, row.degreesOfFreedom)).toBeCloseTo(row.printed, 3);
  });

  it('is tan(π(p − ½)) for one degree of freedom, far into the tail', () => {
    expect(studentTQuantile(0.75, 1)).toBeCloseTo(1, 12);
    expect(studentTQuantile(0.999_999, 1) / Math.tan(Math.PI * 0.499_999)).toBeCloseTo(1, 8);
  });

  it('is (2p − 1)·sqrt(2/(4p(1 − p))) for two', () => {
    expect(studentTQuantile(0.9, 2)).toBeCloseTo(0.8 * Math.sqrt(2 / 0.36), 12);
  });

  it('becomes the normal quantile 1.959964 as degrees of freedom grow', () => {
    expect(studentTQuantile(0.975, 1e6)).toBeCloseTo(1.959964, 5);
  });

  it('is symmetric about 0', () => {
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(studentTQuantile(0.025, 3)).toBeCloseTo(-studentTQuantile(0.975, 3), 12);
  });

  it('inverts the tail', () => {
    const probability = fc.double({ min: 0.501, max: 0.9999, noNaN: true });
    const degrees = fc.double({ min: 0.5, max: 5000, noNaN: true });
    fc.assert(
      fc.property(probability, degrees, (p, degreesOfFreedom) => {
        const t = studentTQuantile(p, degreesOfFreedom);
        expect(studentTUpperTail(t, degreesOfFreedom)).toBeCloseTo(1 - p, 9);
      }),
    );
  });

  it.each([
    [0, 5],
    [1, 5],
    [Number.NaN, 5],
    [0.9, 0],
    [0.9, Infinity],
  ])('rejects probability %d with %d degrees of freedom', (probability, degreesOfFreedom) => {
    expect(() => studentTQuantile(probability, degreesOfFreedom)).toThrow(/^Student t/);
  });
});
