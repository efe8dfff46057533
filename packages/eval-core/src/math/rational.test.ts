import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  add,
  compareRationals,
  divide,
  floorOf,
  fraction,
  gcd,
  integer,
  ONE,
  subtract,
} from './rational.ts';

describe('rational arithmetic', () => {
  const whole = fc.bigInt({ min: -1000n, max: 1000n });
  const rational = fc
    .tuple(whole, fc.bigInt({ min: 1n, max: 1000n }))
    .map(([numerator, denominator]) => fraction(numerator, denominator) ?? ONE);

  it('keeps fractions in lowest terms with a positive denominator', () => {
    expect(fraction(6n, -8n)).toEqual({ numerator: -3n, denominator: 4n });
    expect(fraction(0n, -8n)).toEqual({ numerator: 0n, denominator: 1n });
    expect(fraction(1n, 0n)).toBeNull();
    expect(divide(ONE, integer(0))).toBeNull();
  });

  it('undoes a sum by a difference, exactly', () => {
    fc.assert(
      fc.property(rational, rational, (left, right) => {
        expect(subtract(add(left, right), right)).toEqual(left);
      }),
    );
  });

  it('orders as doubles do where doubles can', () => {
    fc.assert(
      fc.property(rational, rational, (left, right) => {
        const [a, b] = [left, right].map(
          ({ numerator, denominator }) => Number(numerator) / Number(denominator),
        );
        expect(Math.sign(compareRationals(left, right))).toBe(Math.sign((a ?? 0) - (b ?? 0)));
        expect(Number(floorOf(left))).toBe(Math.floor(a ?? 0));
      }),
    );
  });

  it('has a divisor for any two numbers', () => {
    expect(gcd(12n, -18n)).toBe(6n);
    expect(gcd(0n, 0n)).toBe(1n);
  });
});
