import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/planning-worlds.ts';
import {
  differenceComponents,
  varianceComponents,
  varianceComponentsOfItems,
} from './variance-components.ts';

describe('varianceComponents', () => {
  it('tells run and question apart', () => {
    // Shares 1, 1/2, 0 of 4 repeats. run = (0 + 1/4 + 0)/3 · 4/3 = 1/9; var(1, 1/2, 0) = 1/4.
    const seen = varianceComponents(matrixOf(['1111', '1100', '0000']));
    expect(seen).toMatchObject({ questions: 3, mean: 0.5 });
    expect(seen.run).toBeCloseTo(1 / 9, 12);
    expect(seen.question).toBeCloseTo(1 / 4 - 1 / 36, 12);
    expect(seen.total).toBeCloseTo(1 / 9 + 1 / 4 - 1 / 36, 12);
  });

  it('leaves out what is still to come, and counts unscorable as not correct', () => {
    expect(varianceComponents(matrixOf(['11?', '10.', '...']))).toEqual(
      varianceComponents(matrixOf(['110', '10.'])),
    );
    // By hand: 2/3 of 3 and 1/2 of 2. run = (2/9 · 3/2 + 1/4 · 2)/2 = 5/12.
    expect(varianceComponents(matrixOf(['110', '10.'])).run).toBeCloseTo(5 / 12, 12);
  });

  it('knows of one repeat the total alone', () => {
    // var(1, 1, 0) = 1/3.
    const seen = varianceComponents(matrixOf(['1', '1', '0']));
    expect(seen).toMatchObject({ run: null, question: null });
    expect(seen.total).toBeCloseTo(1 / 3, 12);
  });

  it('knows nothing of nothing, and no question part of one question', () => {
    expect(varianceComponents(matrixOf([]))).toEqual({
      questions: 0,
      mean: null,
      run: null,
      question: null,
      total: null,
    });
    const one = varianceComponents(matrixOf(['10']));
    expect(one.run).toBeCloseTo(0.5, 12);
    expect(one).toMatchObject({ question: null, total: null });
  });

  it('is not below 0 where runs explain more than there is', () => {
    expect(varianceComponents(matrixOf(['10', '01'])).question).toBe(0);
  });
});

describe('varianceComponentsOfItems', () => {
  it('says of counts what the matrix says that they are of', () => {
    const counts = [
      { samples: 3, correct: 2 },
      { samples: 2, correct: 1 },
      { samples: 0, correct: 0 },
    ];
    expect(varianceComponentsOfItems(counts)).toEqual(
      varianceComponents(matrixOf(['110', '10.', '...'])),
    );
  });
});

describe('differenceComponents', () => {
  it('sees the questions’ differences of two checkpoints', () => {
    const first = matrixOf(['1100', '1100', '1100']);
    const second = matrixOf(['1111', '1100', '0000']);
    // Differences 1/2, 0, −1/2: variance 1/4. Runs: 1/3 and 1/9, of which a quarter each is in the differences.
    const seen = differenceComponents(first, second);
    expect(seen).toMatchObject({ questions: 3, mean: 0 });
    expect(seen.run).toBeCloseTo(1 / 3 + 1 / 9, 12);
    expect(seen.question).toBeCloseTo(1 / 4 - (1 / 3 + 1 / 9) / 4, 12);
  });

  it('is of the questions that both have', () => {
    const seen = differenceComponents(matrixOf(['11', '10']), matrixOf(['11']));
    expect(seen.questions).toBe(1);
  });
});
