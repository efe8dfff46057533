import { describe, expect, it } from 'vitest';

import { accuraciesOfRepeats, accuracyFigures } from './accuracy-figures.ts';
import { newQuestionsInterval } from './item-means.ts';
import { sampleMatrix, type SampleFigures, type SampleMatrix } from './sample-matrix.ts';

const VERDICTS = { c: 'correct', i: 'incorrect', u: 'unscorable', '.': null } as const;

/** One string an item, one letter a repeat: correct, incorrect, unscorable, or missing. */
function matrixOf(
  rows: readonly string[],
  attributes: SampleFigures['attributes'][] = [],
): SampleMatrix {
  const samples = rows.flatMap((row, item) =>
    [...row].map((letter, repeat) => ({
      item: `item ${item}`,
      repeat,
      verdict: VERDICTS[letter as keyof typeof VERDICTS],
      answer: null,
      tokens: null,
      thinkingTokens: null,
      isCutOff: null,
      attributes: attributes[item] ?? {},
    })),
  );
  return sampleMatrix(samples);
}

describe('accuracyFigures', () => {
  it('knows of no accuracy and no error where no cell has a verdict', () => {
    expect(accuracyFigures(matrixOf(['..', '..', '..']))).toMatchObject({
      ...{ mean: null, meanScored: null, missing: 6 },
      ...{ stdOverRepeats: null, seSameQuestions: null, ciNewQuestions: null },
      ...{ varianceQuestion: null, varianceRun: null },
      missingReason: expect.stringContaining('No cell has a verdict') as string,
    });
  });

  it('knows no accuracy of repeats where no cell has a verdict', () => {
    expect(accuraciesOfRepeats(matrixOf(['..', '..']))).toEqual([]);
    const half = matrixOf(['..', 'ci']);
    expect(accuraciesOfRepeats(half)).toEqual([0.5, 0]);
    expect(accuraciesOfRepeats(half, (item) => item === 'item 0')).toEqual([]);
  });

  it('takes no property that every object has for an attribute', () => {
    const matrix = matrixOf(['cc', 'ci'], [{ level: 1 }, {}]);
    for (const cluster of ['toString', '__proto__', 'constructor'])
      expect(accuracyFigures(matrix, { cluster })).toMatchObject({
        clusters: 2,
        questionsWithoutCluster: 2,
      });
  });

  it('keeps its errors apart, by hand', () => {
    const figures = accuracyFigures(matrixOf(['cccc', 'ccii', 'iiii']));
    expect(figures).toMatchObject({ mean: 0.5, meanScored: 0.5, questions: 3, repeats: 4 });
    // Repeats have 2, 2, 1, 1 of 3: 1/6 from their mean each, sqrt(4·(1/36)/3).
    expect(figures.stdOverRepeats).toBeCloseTo(Math.sqrt(1 / 27), 14);
    // Only the middle question varies: sqrt(¼/3)/3.
    expect(figures.seSameQuestions).toBeCloseTo(Math.sqrt(1 / 12) / 3, 14);
    expect(figures.varianceRun).toBeCloseTo(1 / 9, 14);
    expect(figures.varianceQuestion).toBeCloseTo(2 / 9, 14);
    const totals = [4, 2, 0].map((total) => ({ samples: 4, total }));
    expect(figures.ciNewQuestions).toEqual(newQuestionsInterval(totals));
    expect(figures).toMatchObject({ clusters: null, missingReason: null });
  });

  it('counts unscorable and missing cells as not correct, and says how many there are', () => {
    const figures = accuracyFigures(matrixOf(['cu', 'c.', 'ic']));
    expect(figures).toMatchObject({ correct: 3, incorrect: 1, unscorable: 1, missing: 1 });
    expect(figures).toMatchObject({ mean: 0.5, meanScored: 0.75 });
    expect(accuraciesOfRepeats(matrixOf(['cu', 'c.', 'ic']))).toEqual([2 / 3, 1 / 3]);
  });

  it('does not know from one repeat how runs differ', () => {
    const figures = accuracyFigures(matrixOf(['c', 'i', 'c']));
    expect(figures).toMatchObject({ stdOverRepeats: null, seSameQuestions: null });
    expect(figures).toMatchObject({ varianceRun: null, varianceQuestion: null });
    expect(figures.ciNewQuestions).not.toBeNull();
    expect(figures.missingReason).toMatch(/^One repeat only/);
  });

  it.each([
    ['cccc', 'cccc'],
    ['iiii', 'iiii'],
    ['cccc', 'iiii'],
    ['uuuu', 'cccc'],
  ])('does not take repeats that never differ for an exact mean: %s, %s', (...rows) => {
    const figures = accuracyFigures(matrixOf(rows));
    expect(figures.seSameQuestions).toBeNull();
    expect(figures.missingReason).toMatch(/^Repeats of a question never differ/);
    expect(accuracyFigures(matrixOf(['ccci', ...rows])).seSameQuestions).toBeGreaterThan(0);
  });

  it('does not know from one question what new ones would give', () => {
    const figures = accuracyFigures(matrixOf(['cci']));
    expect(figures).toMatchObject({ ciNewQuestions: null, varianceQuestion: null });
    expect(figures.varianceRun).toBeCloseTo(1 / 3, 14);
    expect(figures.missingReason).toMatch(/^One question only/);
  });

  it('knows nothing of nothing, and no share of the scored where nothing was', () => {
    expect(accuracyFigures(matrixOf([]))).toMatchObject({
      mean: null,
      ciNewQuestions: null,
      missingReason: 'No samples yet.',
    });
    expect(accuracyFigures(matrixOf(['uu', '..']))).toMatchObject({ mean: 0, meanScored: null });
  });

  it('takes the questions of a cluster together, and those without one alone', () => {
    const rows = ['cc', 'cc', 'ii', 'ii', 'ci'];
    const texts = [{ text: 1 }, { text: '1' }, { text: 'b' }, { text: 'b' }, {}];
    const figures = accuracyFigures(matrixOf(rows, texts), { cluster: 'text', level: 0.9 });
    expect(figures).toMatchObject({ mean: 0.5, clusters: 3, questionsWithoutCluster: 1 });
    expect(figures.ciNewQuestions).toMatchObject({ level: 0.9, method: 'wilson-cluster-robust-t' });
    expect(figures.missingReason).toMatch(/^1 of 5 questions have no text/);
    const same = accuracyFigures(matrixOf(['c', 'i'], [{ text: 1 }, { text: 1 }]), {
      cluster: 'text',
    });
    expect(same.ciNewQuestions).toBeNull();
    expect(same.missingReason).toMatch(/All questions have the same text/);
  });

  it('refuses a level that is none', () => {
    expect(() => accuracyFigures(matrixOf(['c']), { level: 95 })).toThrow(/The level is 95/);
  });
});
