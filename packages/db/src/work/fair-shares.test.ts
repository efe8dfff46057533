import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fairShares } from './fair-shares.ts';

const demandsOf = (wants: readonly number[]) =>
  wants.map((wanted, index) => ({ holder: `w${index}`, wanted }));
const sharesOf = (limit: number, wants: readonly number[]) => [
  ...fairShares(limit, demandsOf(wants)).values(),
];

describe('fairShares', () => {
  it.each([
    { limit: 16, wants: [500], shares: [16] },
    { limit: 16, wants: [1], shares: [16] },
    { limit: 16, wants: [500, 500], shares: [8, 8] },
    { limit: 16, wants: [500, 2], shares: [14, 2] },
    { limit: 16, wants: [500, 0], shares: [16, 0] },
    { limit: 16, wants: [1, 2], shares: [8, 8] },
    { limit: 5, wants: [9, 9], shares: [3, 2] },
    { limit: 1, wants: [9, 9], shares: [1, 0] },
    { limit: 4, wants: [0, 0], shares: [0, 0] },
  ])('$limit for those who want $wants', ({ limit, wants, shares }) => {
    expect(sharesOf(limit, wants)).toEqual(shares);
  });

  it('gives away exactly the limit, and nobody who is denied sees another with two more', () => {
    const wants = fc.array(fc.nat(300), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), wants, (limit, wanted) => {
        const shares = sharesOf(limit, wanted);
        const total = shares.reduce((sum, share) => sum + share, 0);
        expect(total).toBe(wanted.some((want) => want > 0) ? limit : 0);
        shares.forEach((share, index) => {
          const isDenied = share < (wanted[index] ?? 0);
          if (isDenied) expect(Math.max(...shares) - share).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
