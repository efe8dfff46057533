import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/length-worlds.ts';
import { newQuestionsInterval } from '../item-means.ts';
import type { SampleMatrix } from '../sample-matrix.ts';
import { simpsonChecks } from './simpson.ts';

/** Items by kind: how many of them are solved. One repeat. */
function run(kinds: Record<string, readonly [solved: number, items: number]>): SampleMatrix {
  return matrixOf(
    Object.entries(kinds).flatMap(([kind, [solved, items]]) =>
      Array.from({ length: items }, (_, index) => [
        {
          verdict: index < solved ? ('correct' as const) : ('incorrect' as const),
          attributes: { kind },
        },
      ]),
    ),
  );
}

describe('simpsonChecks', () => {
  it('finds the paradox of the kidney stones', () => {
    // Charig et al., BMJ 292 (1986) 879: open surgery 81/87 and 192/263, 273/350 in all; puncture 234/270 and 55/80,
    // 289/350 in all.
    const { kind } = simpsonChecks(
      run({ small: [234, 270], large: [55, 80] }),
      run({ small: [81, 87], large: [192, 263] }),
    );
    expect(kind?.overall.value).toBeCloseTo((273 - 289) / 350, 12);
    expect(kind?.slices.small?.difference.value).toBeCloseTo(81 / 87 - 234 / 270, 12);
    expect(kind?.slices.large?.difference.value).toBeCloseTo(192 / 263 - 55 / 80, 12);
    // Weights (270 + 87)/700 and (80 + 263)/700.
    expect(kind?.standardised.value).toBeCloseTo(
      (357 / 700) * (81 / 87 - 234 / 270) + (343 / 700) * (192 / 263 - 55 / 80),
      12,
    );
    expect(kind).toMatchObject({ isReversed: true, changesSign: true, onlyInOne: [] });
    expect(kind?.warning).toBe(
      'Over all items the second differs by -4.6 points, with the same mix of items by 5.4 points ' +
        'and every single value says the opposite: the two runs were asked different items.',
    );
  });

  it('has nothing to check where the mix is the same', () => {
    expect(simpsonChecks(run({ a: [1, 2], b: [3, 4] }), run({ a: [2, 4], b: [1, 8] }))).toEqual({});
  });

  it('does not warn where a different mix changes nothing', () => {
    const { kind } = simpsonChecks(
      run({ a: [5, 10], b: [5, 10] }),
      run({ a: [9, 10], b: [18, 20] }),
    );
    expect(kind).toMatchObject({ isReversed: false, changesSign: false, warning: null });
  });

  it('names the values that only one of the two has', () => {
    const { kind } = simpsonChecks(run({ a: [5, 10], b: [0, 4] }), run({ a: [6, 10], c: [4, 4] }));
    expect(kind?.onlyInOne).toEqual(['b', 'c']);
    expect(kind?.standardised).toMatchObject({ value: expect.closeTo(0.1, 12) as number, n: 20 });
  });

  it('adds the squares of the two intervals, as Newcombe does, and stays within −1…1', () => {
    const { kind } = simpsonChecks(run({ a: [0, 4], b: [0, 3] }), run({ a: [4, 4], b: [4, 4] }));
    const questions = (total: number) =>
      newQuestionsInterval(Array.from({ length: 4 }, () => ({ samples: 1, total })));
    const { value, interval } = kind?.slices.a?.difference ?? {};
    expect(value).toBe(1);
    expect(interval?.low).toBeCloseTo(
      1 - Math.hypot(1 - (questions(1)?.low ?? NaN), questions(0)?.high ?? NaN),
      12,
    );
    expect(interval?.high).toBe(1);
  });

  it('knows no interval where a slice has one item', () => {
    const { kind } = simpsonChecks(run({ a: [1, 1], b: [1, 3] }), run({ a: [1, 2], b: [1, 3] }));
    expect(kind?.standardised.interval).toBeNull();
    expect(kind?.overall.interval).not.toBeNull();
  });
});
