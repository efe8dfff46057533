import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { matrixOf } from '../../testing/planning-worlds.ts';
import type { Design } from './design.ts';
import { detectableDifference, type DetectableDifference } from './detectable-difference.ts';
import { shrunkQuestionVariance, shrunkRunVariance, UNKNOWN_CHANCE } from './shrunk-variance.ts';
import {
  differenceComponents,
  varianceComponents,
  varianceComponentsOfItems,
} from './variance-components.ts';

/** Of n samples that showed v, and of m questions that showed q and this mean: see shrunk-variance.test.ts. */
const runOf = shrunkRunVariance;
const questionOf = (variance: number, mean: number, questions: number) =>
  shrunkQuestionVariance({ variance, mean, questions }, UNKNOWN_CHANCE);

describe('varianceComponents', () => {
  it('tells run and question apart', () => {
    // Shares 1, 1/2, 0 of 4 repeats. run = (0 + 1/4 + 0)/3 · 4/3 = 1/9; var(1, 1/2, 0) = 1/4.
    const seen = varianceComponents(matrixOf(['1111', '1100', '0000']));
    const run = runOf(1 / 9, 12);
    const question = questionOf(1 / 4 - 1 / 36, 1 / 2, 3);
    expect(seen).toMatchObject({ questions: 3, mean: 0.5 });
    expect(seen.run).toBeCloseTo(run, 12);
    expect(seen.question).toBeCloseTo(question, 12);
    expect(seen.total).toBeCloseTo(run + question, 12);
  });

  it('leaves out what is still to come, and counts unscorable as not correct', () => {
    expect(varianceComponents(matrixOf(['11?', '10.', '...']))).toEqual(
      varianceComponents(matrixOf(['110', '10.'])),
    );
    // By hand: 2/3 of 3 and 1/2 of 2. run = (2/9 · 3/2 + 1/4 · 2)/2 = 5/12.
    expect(varianceComponents(matrixOf(['110', '10.'])).run).toBeCloseTo(runOf(5 / 12, 5), 12);
  });

  it('knows of one repeat the total alone', () => {
    // var(1, 1, 0) = 1/3; a sample of the unknown question varies by 1/4: 1/4 + 1/16 + 3/16 · (1/6)².
    const seen = varianceComponents(matrixOf(['1', '1', '0']));
    expect(seen).toMatchObject({ run: null, question: null });
    expect(seen.total).toBeCloseTo(1 / 4 + 1 / 16 + 1 / 192, 12);
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
    expect(one.run).toBeCloseTo(runOf(0.5, 2), 12);
    expect(one).toMatchObject({ question: null, total: null });
  });

  it('takes none as seen where runs explain more than there is', () => {
    expect(varianceComponents(matrixOf(['10', '01'])).question).toBe(questionOf(0, 0.5, 2));
  });
});

describe('where no variance was seen', () => {
  it.each([0, 1])('takes the half sample and the question that may be there: all %s', (mean) => {
    const rows = Array<string>(12).fill(String(mean).repeat(4));
    // 12 × 4: run ½ · 48½/(49 · 50) = 97/9800; question 1/(8 · 13) + 12/(4 · 13²).
    const seen = varianceComponents(matrixOf(rows));
    expect(seen.unseen).toEqual({ run: true, question: true });
    expect(seen.run).toBeCloseTo(97 / 9800, 15);
    expect(seen.question).toBeCloseTo(1 / 104 + 3 / 169, 15);
    expect(seen.total).toBeCloseTo(97 / 9800 + 1 / 104 + 3 / 169, 15);
  });

  it('says that runs alone show none where questions differ', () => {
    // 8 samples: run ½ · 8½/(9 · 10) = 17/360; var(1, 0) = ½.
    const seen = varianceComponents(matrixOf(['1111', '0000']));
    expect(seen.unseen).toEqual({ run: true, question: false });
    expect(seen.run).toBeCloseTo(17 / 360, 15);
    expect(seen.question).toBeCloseTo(questionOf(1 / 2, 1 / 2, 2), 15);
  });

  it('counts no sample of a question that was asked once, which cannot differ', () => {
    // Two questions of two samples: run ½ · 4½/(5 · 6) = 3/40.
    expect(varianceComponents(matrixOf(['11', '00', '1.'])).run).toBeCloseTo(3 / 40, 15);
  });

  it('knows of one repeat the total alone', () => {
    // A next sample is other than these three with the chance ½/4: 1/8 · 7/8.
    const seen = varianceComponents(matrixOf(['1', '1', '1']));
    expect(seen).toMatchObject({ run: null, question: null });
    expect(seen.unseen).toEqual({ run: false, question: true });
    expect(seen.total).toBeCloseTo(7 / 64, 15);
  });

  it('says so no more where one sample differs', () => {
    const seen = varianceComponents(matrixOf(['11', '11', '11', '10']));
    expect(seen.unseen).toEqual({ run: false, question: false });
    // One of 8 samples: ½ · ½ · 2/1 over 4 questions.
    expect(seen.run).toBeCloseTo(runOf(1 / 8, 8), 15);
  });
});

describe('one wrong answer more', () => {
  /** Detectable differences of a design as the given cells, wrong ones first, turn from right to wrong. */
  function detectableByWrong(
    { questions, repeats }: Design,
    cells: readonly number[],
  ): DetectableDifference[] {
    const items = Array.from({ length: questions }, () => ({ samples: repeats, correct: repeats }));
    const now = () => {
      const { run, question } = varianceComponentsOfItems(items);
      const spread = { varianceRun: run, varianceQuestion: question, correlation: 0.5 };
      return detectableDifference({ questions, repeats, ...spread });
    };
    return [
      now(),
      ...cells.map((cell) => {
        const item = items[cell % questions];
        if (item) item.correct -= 1;
        return now();
      }),
    ];
  }

  it('does not make what is promised of none wrong smaller: 30 × 5', () => {
    const points = detectableByWrong({ questions: 30, repeats: 5 }, [0, 1, 2]).map(
      ({ newQuestions }) => Number((100 * (newQuestions ?? NaN)).toFixed(1)),
    );
    expect(points).toEqual([6.1, 6.6, 7.1, 7.5]);
  });

  it('never makes what is promised jump, wherever it falls, up to half of all', () => {
    const designs = fc.record({
      questions: fc.integer({ min: 8, max: 30 }),
      repeats: fc.integer({ min: 2, max: 12 }),
    });
    fc.assert(
      fc.property(designs, fc.string(), (design, seed) => {
        const cells = createRng(seed).shuffle(
          Array.from({ length: design.questions * design.repeats }, (_, cell) => cell),
        );
        const found = detectableByWrong(design, cells.slice(0, cells.length / 2));
        for (const [wrong, after] of found.slice(1).entries()) {
          const before = found[wrong];
          const ofNew = (after.newQuestions ?? 1) / (before?.newQuestions ?? 1);
          expect(ofNew).toBeGreaterThan(0.85);
          expect(ofNew).toBeLessThan(1.4);
          // The square roots of half a sample, one and a half, two and a half: at most √3 apart.
          const ofThese = (after.sameQuestions ?? 1) / (before?.sameQuestions ?? 1);
          expect(ofThese).toBeGreaterThan(1 / 1.75);
          expect(ofThese).toBeLessThan(1.75);
        }
      }),
      { numRuns: 20 },
    );
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
    const question = 1 / 4 - (1 / 3 + 1 / 9) / 4;
    expect(seen).toMatchObject({ questions: 3, mean: 0 });
    expect(seen.run).toBeCloseTo(runOf(1 / 3, 12) + runOf(1 / 9, 12), 12);
    // The difference of an unknown question has the variance 1/4.
    expect(seen.question).toBeCloseTo((3 * question + 1 / 4) / 4, 12);
  });

  it('shrinks the noise of each side by itself', () => {
    // ½ · 4½/(5 · 6) = 3/40 for the first; the second has (½ + 0)/2 = ¼.
    const seen = differenceComponents(matrixOf(['11', '00']), matrixOf(['10', '00']));
    expect(seen.unseen).toEqual({ run: true, question: false });
    expect(seen.run).toBeCloseTo(3 / 40 + runOf(1 / 4, 4), 15);
  });

  it('does not take two checkpoints that agree on everything for the same', () => {
    const many = matrixOf(Array<string>(30).fill('11111'));
    const seen = differenceComponents(many, many);
    expect(seen.unseen).toEqual({ run: true, question: true });
    // Runs 2 · ½ · 150½/(151 · 152) = 301/45904; question 1/4 over 31.
    expect(seen.run).toBeCloseTo(301 / 45904, 15);
    expect(seen).toMatchObject({ mean: 0 });
    expect(seen.question).toBeCloseTo(1 / 124, 15);
  });

  it('knows of one repeat the total alone', () => {
    // Differences 1, 0, −1: variance 1; one sample of each of an unknown question: 1/4 + 1/4.
    const seen = differenceComponents(matrixOf(['0', '1', '1']), matrixOf(['1', '1', '0']));
    expect(seen).toMatchObject({ run: null, question: null });
    expect(seen.total).toBeCloseTo((3 * 1 + 1 / 2) / 4, 15);
  });

  it('is of the questions that both have', () => {
    const seen = differenceComponents(matrixOf(['11', '10']), matrixOf(['11']));
    expect(seen.questions).toBe(1);
  });
});
