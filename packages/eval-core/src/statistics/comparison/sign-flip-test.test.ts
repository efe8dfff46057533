import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pairOf } from '../../testing/comparison-worlds.ts';
import { signFlipP } from './sign-flip-test.ts';

const pairs = fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { minLength: 1, maxLength: 10 });

describe('the sign-flip test', () => {
  it('is what SciPy gives', () => {
    // scipy 1.17.1: permutation_test((d, zeros(8)), lambda x, y: mean(x - y), permutation_type='samples',
    // n_resamples=inf) with d = [3, -1, 4, 1, 5, -2, 6, 2]/10: 0.0859375.
    const differences = [3, -1, 4, 1, 5, -2, 6, 2];
    const counts = pairOf(
      [10, 10],
      differences.map((tenths) => [4, 4 + tenths]),
    );
    expect(signFlipP(counts)).toBeCloseTo(0.0859375, 14);
  });

  it('agrees with looking at all signs', () => {
    fc.assert(
      fc.property(pairs, (correct) => {
        expect(signFlipP(pairOf([3, 5], correct))).toBeCloseTo(overAllSigns(correct), 12);
      }),
    );
  });

  it('is 1 where every question has equal shares', () => {
    expect(
      signFlipP(
        pairOf(
          [2, 4],
          [
            [1, 2],
            [2, 4],
          ],
        ),
      ),
    ).toBe(1);
  });
});

/** The definition, for shares of 3 and of 5 in fifteenths. */
function overAllSigns(correct: readonly (readonly [number, number])[]): number {
  const differences = correct.map(([first, second]) => 3 * second - 5 * first);
  const observed = Math.abs(differences.reduce((sum, each) => sum + each, 0));
  let asFar = 0;
  for (let mask = 0; mask < 2 ** differences.length; mask += 1) {
    const sum = differences.reduce(
      (total, each, index) => total + ((mask & (1 << index)) === 0 ? each : -each),
      0,
    );
    if (Math.abs(sum) >= observed) asFar += 1;
  }
  return asFar / 2 ** differences.length;
}
