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
      unseen: { run: false, question: false },
    });
    const one = varianceComponents(matrixOf(['10']));
    expect(one.run).toBeCloseTo(0.5, 12);
    expect(one).toMatchObject({ question: null, total: null });
  });

  it('is not below 0 where runs explain more than there is', () => {
    expect(varianceComponents(matrixOf(['10', '01'])).question).toBe(0);
  });
});

describe('where no variance was seen', () => {
  it.each(['0', '1'])(
    'takes it as if half a sample and half a question had differed: all %s',
    (cell) => {
      // 12 × 4: run ½ · 48½/(49 · 50) = 97/9800; total ½ · 12½/(13 · 14) = 25/728.
      const seen = varianceComponents(matrixOf(Array<string>(12).fill(cell.repeat(4))));
      expect(seen.unseen).toEqual({ run: true, question: true });
      expect(seen.run).toBeCloseTo(97 / 9800, 15);
      expect(seen.total).toBeCloseTo(25 / 728, 15);
      expect(seen.question).toBeCloseTo(25 / 728 - 97 / 9800, 15);
    },
  );

  it('takes that of runs alone where questions differ', () => {
    // 8 samples: run ½ · 8½/(9 · 10) = 17/360; var(1, 0) = ½.
    const seen = varianceComponents(matrixOf(['1111', '0000']));
    expect(seen.unseen).toEqual({ run: true, question: false });
    expect(seen.run).toBeCloseTo(17 / 360, 15);
    expect(seen.question).toBeCloseTo(1 / 2 - 17 / 1440, 15);
  });

  it('counts no sample of a question that was asked once, which cannot differ', () => {
    // Two questions of two samples: run ½ · 4½/(5 · 6) = 3/40.
    expect(varianceComponents(matrixOf(['11', '00', '1.'])).run).toBeCloseTo(3 / 40, 15);
  });

  it('knows of one repeat the total alone', () => {
    // ½ · 3½/(4 · 5) = 7/80.
    const seen = varianceComponents(matrixOf(['1', '1', '1']));
    expect(seen).toMatchObject({ run: null, question: null });
    expect(seen.unseen).toEqual({ run: false, question: true });
    expect(seen.total).toBeCloseTo(7 / 80, 15);
  });

  it('leaves what was seen alone, however little', () => {
    // One of 8 samples: ½ · ½ · 2/1 over 4 questions.
    const seen = varianceComponents(matrixOf(['11', '11', '11', '10']));
    expect(seen.unseen).toEqual({ run: false, question: false });
    expect(seen.run).toBeCloseTo(1 / 8, 15);
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

  it('has a stand-in for each side whose repeats never differ', () => {
    // ½ · 4½/(5 · 6) = 3/40 for the first; the second has (½ + 0)/2 = ¼.
    const seen = differenceComponents(matrixOf(['11', '00']), matrixOf(['10', '00']));
    expect(seen.unseen).toEqual({ run: true, question: false });
    expect(seen.run).toBeCloseTo(3 / 40 + 1 / 4, 15);
  });

  it('does not take two checkpoints that agree on everything for the same', () => {
    // Runs 2 · 3/40, total ½ · 2½/(3 · 4) = 5/48 is less than that.
    const seen = differenceComponents(matrixOf(['11', '11']), matrixOf(['11', '11']));
    expect(seen.unseen).toEqual({ run: true, question: true });
    expect(seen.run).toBeCloseTo(3 / 20, 15);
    expect(seen).toMatchObject({ mean: 0, question: 0 });
    const many = Array<string>(30).fill('11111');
    // Runs 2 · ½ · 150½/(151 · 152) = 301/45904; total ½ · 30½/(31 · 32) = 61/3968.
    const ofMany = differenceComponents(matrixOf(many), matrixOf(many));
    expect(ofMany.question).toBeCloseTo(61 / 3968 - 301 / 45904, 15);
  });

  it('is of the questions that both have', () => {
    const seen = differenceComponents(matrixOf(['11', '10']), matrixOf(['11']));
    expect(seen.questions).toBe(1);
  });
});
