import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { exactTails } from './exact-tail.ts';
import { largestSum, mirroredSum, type SumTerm } from './integer-sum.ts';
import { saddlepointUpperTail } from './saddlepoint-tail.ts';

const halves = Float64Array.of(0.5, 0.5);
const coins: SumTerm[] = [
  { count: 40, stride: 3, chances: halves },
  { count: 30, stride: 7, chances: halves },
  { count: 50, stride: 1, chances: halves },
];

describe('tails of a sum of whole numbers', () => {
  it.each([
    // numpy: law = the convolution of the 120 two-point laws; law[at:].sum()
    [200, 0.33140130319661176],
    [230, 0.034135556226911605],
    [260, 0.0005756026673459657],
    [300, 5.8428610188379063e-8],
  ])('from %i on are what NumPy gives, and within 1 % by saddlepoint', (at, tail) => {
    expect(exactTails(coins, at).above / tail).toBeCloseTo(1, 10);
    expect(Math.abs(saddlepointUpperTail(coins, at) / tail - 1)).toBeLessThan(0.01);
  });

  it('agree to 2 % wherever the smaller tail is looked at, for thirty variables and more', () => {
    const chances = fc
      .array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 })
      .map((weights) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        return Float64Array.from(weights, (weight) => weight / total);
      });
    const term = fc.record({
      count: fc.integer({ min: 30, max: 60 }),
      stride: fc.constant(1),
      chances,
    });
    fc.assert(
      fc.property(
        fc.array(term, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (terms, where) => {
          const at = Math.ceil(where * largestSum(terms));
          const exact = exactTails(terms, at).above;
          if (exact > 0.4) return;
          expect(Math.abs(saddlepointUpperTail(terms, at) / exact - 1)).toBeLessThan(0.02);
        },
      ),
    );
  });

  it('have their exact ends', () => {
    const largest = largestSum(coins);
    expect(largest).toBe(380);
    expect(saddlepointUpperTail(coins, largest)).toBeCloseTo(2 ** -120, 45);
    expect(saddlepointUpperTail(coins, largest + 1)).toBe(0);
    expect(saddlepointUpperTail(coins, 0)).toBe(1);
  });

  it('turn round when the law is mirrored', () => {
    const skewed: SumTerm[] = [{ count: 3, stride: 2, chances: Float64Array.of(0.7, 0.2, 0.1) }];
    const below = exactTails(mirroredSum(skewed), largestSum(skewed) - 4).above;
    expect(below).toBeCloseTo(exactTails(skewed, 4).below, 14);
    expect(below + exactTails(skewed, 5).above).toBeCloseTo(1, 14);
  });
});
