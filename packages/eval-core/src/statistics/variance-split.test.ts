import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import { drawBeta, drawBinomial } from '../testing/simulate.ts';
import { varianceSplit } from './variance-split.ts';

const asked = (samples: number, shares: readonly number[]) =>
  shares.map((share) => ({ share, samples }));

describe('varianceSplit', () => {
  it('splits three questions of four repeats by hand', () => {
    // p(1 − p): 0, ¼, 0; their mean 1/12 times 4/3 is 1/9. Between: ¼ − (1/9)/4 = 2/9.
    const { varianceRun, varianceQuestion } = varianceSplit(asked(4, [1, 0.5, 0]));
    expect(varianceRun).toBeCloseTo(1 / 9, 14);
    expect(varianceQuestion).toBeCloseTo(2 / 9, 14);
  });

  it('does not know what one repeat, or one question, cannot show', () => {
    expect(varianceSplit(asked(1, [1, 0]))).toEqual({ varianceQuestion: null, varianceRun: null });
    expect(varianceSplit([])).toEqual({ varianceQuestion: null, varianceRun: null });
    expect(varianceSplit(asked(2, [0.5]))).toEqual({ varianceQuestion: null, varianceRun: 0.5 });
  });

  it('is not below 0 where questions differ less than their runs', () => {
    expect(varianceSplit(asked(10, [0.5, 0.5, 0.5])).varianceQuestion).toBe(0);
  });

  it('is without bias: over many studies both parts average to the truth', () => {
    // Beta(2, 1): variance 2/(9·4) = 1/18; mean of π(1 − π) is 2/3 − (4/9 + 1/18) = 1/6.
    const rng = createRng('split');
    const studies = 4000;
    const splits = Array.from({ length: studies }, () =>
      varianceSplit(
        asked(
          5,
          Array.from({ length: 40 }, () => drawBinomial(rng, 5, drawBeta(rng, 2, 1)) / 5),
        ),
      ),
    );
    for (const [part, truth] of [
      ['varianceQuestion', 1 / 18],
      ['varianceRun', 1 / 6],
    ] as const) {
      const values = splits.map((split) => split[part] ?? NaN);
      const average = values.reduce((sum, value) => sum + value, 0) / studies;
      const spread = Math.sqrt(
        values.reduce((sum, value) => sum + (value - average) ** 2, 0) / studies,
      );
      expect(Math.abs(average - truth)).toBeLessThan((4 * spread) / Math.sqrt(studies));
    }
  });
});
