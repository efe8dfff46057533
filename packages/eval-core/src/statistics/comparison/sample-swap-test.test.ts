import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pairOf } from '../../testing/comparison-worlds.ts';
import { sampleSwapP } from './sample-swap-test.ts';

describe('the swap test', () => {
  it.each([
    // scipy 1.17.1: with law the convolution of hypergeom(m + n, a + b, m).pmf(range(m + 1)) over questions and
    // A = sum(a): min(1, 2*min(law[:A+1].sum(), law[A:].sum()))
    {
      repeats: [3, 50],
      first: [0, 1, 0, 2, 1, 0],
      second: [10, 30, 2, 45, 40, 20],
      p: 0.012502184057887323,
    },
    {
      repeats: [3, 4],
      first: [1, 2, 0, 2, 3, 3],
      second: [1, 2, 1, 0, 4, 1],
      p: 0.17168084726602015,
    },
    { repeats: [3, 50], first: [2, 3, 1, 0], second: [30, 45, 10, 2], p: 0.8432984774884659 },
  ] as const)('is the convolution of hypergeometric laws: $p', ({ repeats, first, second, p }) => {
    const counts = pairOf(
      repeats,
      first.map((own, index) => [own, second[index] ?? 0]),
    );
    expect(sampleSwapP(counts)).toBeCloseTo(p, 11);
  });

  it('does not mind which of the two comes first', () => {
    const pairs = fc.array(fc.tuple(fc.nat(2), fc.nat(9)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(pairs, (correct) => {
        const turned = correct.map(([first, second]) => [second, first] as const);
        expect(sampleSwapP(pairOf([2, 9], correct))).toBeCloseTo(
          sampleSwapP(pairOf([9, 2], turned)),
          11,
        );
      }),
    );
  });

  it('is 1 where no question has both kinds of samples', () => {
    expect(
      sampleSwapP(
        pairOf(
          [2, 4],
          [
            [0, 0],
            [2, 4],
          ],
        ),
      ),
    ).toBe(1);
  });
});
