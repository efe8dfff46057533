import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { regularizedIncompleteBeta } from './incomplete-beta.ts';

const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const shape = fc.double({ min: 0.1, max: 500, noNaN: true });

describe('regularizedIncompleteBeta', () => {
  it('is x itself for the uniform distribution', () => {
    expect(regularizedIncompleteBeta({ x: 0.3, a: 1, b: 1 })).toBeCloseTo(0.3, 14);
  });

  it('is a polynomial for whole shapes', () => {
    // Beta(2, 3): density 12·x(1 − x)²; integral 6x² − 8x³ + 3x⁴ = 0.5248 at 0.4.
    expect(regularizedIncompleteBeta({ x: 0.4, a: 2, b: 3 })).toBeCloseTo(0.5248, 13);
  });

  it('is the arcsine law at shapes one half', () => {
    // (2/π)·asin(√¼) = (2/π)·(π/6) = 1/3.
    expect(regularizedIncompleteBeta({ x: 0.25, a: 0.5, b: 0.5 })).toBeCloseTo(1 / 3, 13);
  });

  it('is 0 and 1 at the ends', () => {
    expect(regularizedIncompleteBeta({ x: 0, a: 2, b: 5 })).toBe(0);
    expect(regularizedIncompleteBeta({ x: 1, a: 2, b: 5 })).toBe(1);
  });

  it('obeys I_x(a, b) = 1 − I_(1−x)(b, a) and stays in 0…1', () => {
    fc.assert(
      fc.property(inside, shape, shape, (x, a, b) => {
        const value = regularizedIncompleteBeta({ x, a, b });
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(value + regularizedIncompleteBeta({ x: 1 - x, a: b, b: a })).toBeCloseTo(1, 9);
      }),
    );
  });

  it('obeys the recurrence in a: I_x(a, b) − I_x(a+1, b) = x^a (1−x)^b / (a·B(a, b))', () => {
    // With a = 3, b = 2: B = 1/12, so the difference is 4·x³(1 − x)² = 4·0.216·0.16 at 0.6.
    const difference =
      regularizedIncompleteBeta({ x: 0.6, a: 3, b: 2 }) -
      regularizedIncompleteBeta({ x: 0.6, a: 4, b: 2 });
    expect(difference).toBeCloseTo(0.13824, 13);
  });

  it('settles for shapes of half a million', () => {
    // By symmetry half of the mass lies below the middle.
    expect(regularizedIncompleteBeta({ x: 0.5, a: 5e5, b: 5e5 })).toBeCloseTo(0.5, 6);
  });

  it.each([
    { x: -0.1, a: 1, b: 1 },
    { x: 0.5, a: 0, b: 1 },
    { x: 0.5, a: 1, b: Number.NaN },
  ])('rejects %o', (argument) => {
    expect(() => regularizedIncompleteBeta(argument)).toThrow(/Incomplete beta needs/);
  });
});
