import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nextRunRange } from './next-run-range.ts';

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index / 100);
}

describe('the range of a further run', () => {
  it('is the whole range of 19 runs, nine times of ten', () => {
    expect(nextRunRange(upTo(19))).toEqual({
      low: 0,
      high: 0.18,
      share: 0.9,
      n: 19,
      method: 'order-statistics',
    });
  });

  it('leaves out as many at both ends as the share allows', () => {
    // 50 runs: r = 2 gives 47/51 = 0.92, r = 3 would give 45/51 = 0.88.
    expect(nextRunRange(upTo(50))).toMatchObject({ low: 0.01, high: 0.48, share: 47 / 51 });
    // 39 runs: r = 2 gives 36/40.
    expect(nextRunRange(upTo(39))).toMatchObject({ low: 0.01, high: 0.37, share: 0.9 });
  });

  it('says how little a few runs promise', () => {
    expect(nextRunRange([0.7, 0.5, 0.6])).toMatchObject({ low: 0.5, high: 0.7, share: 0.5, n: 3 });
  });

  it('knows nothing from one run', () => {
    expect(nextRunRange([0.7])).toBeNull();
    expect(nextRunRange([])).toBeNull();
  });

  it('holds its share exactly when each of the runs in turn is the further one', () => {
    const distinct = fc.uniqueArray(fc.integer({ min: 0, max: 999 }), {
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(distinct, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (runs, share) => {
        const inside = runs.filter((run, index) => {
          const range = nextRunRange(runs.toSpliced(index, 1), { share });
          return range !== null && run >= range.low && run <= range.high;
        });
        const promised = nextRunRange(runs.slice(1), { share })?.share ?? 0;
        expect(inside.length).toBe(Math.round(promised * runs.length));
      }),
    );
  });

  it('refuses a share that is none', () => {
    expect(() => nextRunRange([0.1, 0.2], { share: 1 })).toThrow(RangeError);
  });
});
