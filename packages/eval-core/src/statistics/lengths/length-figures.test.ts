import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/length-worlds.ts';
import type { SampleFigures } from '../sample-matrix.ts';
import { lengthFigures } from './length-figures.ts';

const tokens = (...lengths: (number | null)[]): Partial<SampleFigures>[] =>
  lengths.map((length) => ({ tokens: length }));

describe('lengthFigures', () => {
  it('means over samples of known length, and counts the others', () => {
    const { all } = lengthFigures(matrixOf([tokens(100, 200), tokens(300, null)]));
    expect(all.n).toBe(3);
    expect(all.missing).toBe(1);
    expect(all.mean).toMatchObject({ value: 200, n: 2 });
  });

  it('takes a cell without a sample for missing', () => {
    // Two items, two repeats, three samples.
    const { all } = lengthFigures(matrixOf([tokens(100, 200), tokens(300)]));
    expect(all).toMatchObject({ n: 3, missing: 1 });
  });

  it('is null and empty where no length is known, never 0', () => {
    const figures = lengthFigures(matrixOf([tokens(null), tokens(null)]));
    const unknown = { value: null, interval: null, n: 0 };
    expect(figures.all).toEqual({
      n: 0,
      estimated: 0,
      missing: 2,
      mean: unknown,
      quantiles: { p5: unknown, p25: unknown, p50: unknown, p75: unknown, p95: unknown },
      histogram: {},
    });
    expect(figures.perQuestionSpread).toEqual(unknown);
    expect(figures.correctToIncorrect.ratio).toEqual(unknown);
    expect(figures.truncation).toEqual({
      rate: unknown,
      unknown: 2,
      completed: unknown,
      truncated: unknown,
      warning: null,
    });
  });

  it('tells thinking from answer where both are known', () => {
    const figures = lengthFigures(
      matrixOf([
        [{ tokens: 100, thinkingTokens: 70 }],
        [{ tokens: 50, thinkingTokens: null }],
        [{ tokens: null, thinkingTokens: 40 }],
        // Contradicts itself: what its answer's length is cannot be known.
        [{ tokens: 10, thinkingTokens: 20 }],
      ]),
    );
    expect(figures.thinking).toMatchObject({ n: 3, missing: 1 });
    expect(figures.answer).toMatchObject({ n: 1, missing: 3, mean: { value: 30 } });
  });

  it('counts the lengths that are estimates; an estimate of thinking leaves all tokens exact', () => {
    const thinking = { thinkingEstimated: true };
    const figures = lengthFigures(
      matrixOf([
        [{ tokens: 100, thinkingTokens: 70 }],
        [{ tokens: 100, thinkingTokens: 70, ...thinking }],
        [{ tokens: 100, thinkingTokens: 70, tokensEstimated: true, ...thinking }],
        [{ tokens: 100, tokensEstimated: true }],
        // Its mark says nothing of a length that is not known.
        [{ tokens: null, thinkingTokens: null, tokensEstimated: true, ...thinking }],
      ]),
    );
    expect(figures.all).toMatchObject({ n: 4, estimated: 2, missing: 1 });
    expect(figures.thinking).toMatchObject({ n: 3, estimated: 2, missing: 2 });
    expect(figures.answer).toMatchObject({ n: 3, estimated: 2, missing: 2 });
    expect(figures.correct).toMatchObject({ n: 4, estimated: 2 });
  });

  it('splits all tokens by outcome; `missing` is of that outcome', () => {
    const figures = lengthFigures(
      matrixOf([
        [
          { verdict: 'correct', tokens: 10 },
          { verdict: 'incorrect', tokens: 30 },
          { verdict: 'incorrect', tokens: null },
          { verdict: 'unscorable', tokens: 50 },
          { verdict: null, tokens: 70 },
        ],
      ]),
    );
    expect(figures.correct).toMatchObject({ n: 1, missing: 0, mean: { value: 10 } });
    expect(figures.incorrect).toMatchObject({ n: 1, missing: 1, mean: { value: 30 } });
    expect(figures.unscorable).toMatchObject({ n: 1, missing: 0, mean: { value: 50 } });
    // (10 + 30 + 50 + 70)/4: a sample without a verdict has a length all the same.
    expect(figures.all).toMatchObject({ n: 4, missing: 1, mean: { value: 40 } });
  });

  it('gives quantiles of type 7, as NumPy', () => {
    // numpy.quantile([120, 250, 310, 480, 900, 1500], [.05, .25, .5, .75, .95])
    const { all } = lengthFigures(
      matrixOf([tokens(120, 1500), tokens(250, 310), tokens(480, 900)]),
    );
    expect(all.quantiles.p5.value).toBeCloseTo(152.5, 10);
    expect(all.quantiles.p25.value).toBeCloseTo(265, 10);
    expect(all.quantiles.p50.value).toBeCloseTo(395, 10);
    expect(all.quantiles.p75.value).toBeCloseTo(795, 10);
    expect(all.quantiles.p95.value).toBeCloseTo(1350, 10);
  });

  it('draws the share of samples in each bin, empty ones between too', () => {
    const { histogram } = lengthFigures(matrixOf([tokens(8, 9), tokens(8, 14)])).all;
    // Bins from 8, 10, 12 and 14 tokens: see length-bins.ts.
    expect(Object.keys(histogram)).toEqual(['8', '10', '12', '14']);
    expect(Object.values(histogram).map(({ value }) => value)).toEqual([0.75, 0, 0, 0.25]);
    expect(histogram['10']?.interval).toMatchObject({ low: 0 });
  });

  it('means the standard deviations of the questions over their repeats', () => {
    const { perQuestionSpread } = lengthFigures(
      matrixOf([tokens(100, 200, 300), tokens(50, 50, null), tokens(7, null, null)]),
    );
    // sd(100, 200, 300) = 100 and sd(50, 50) = 0; one length has none.
    expect(perQuestionSpread).toMatchObject({ value: 50, n: 2 });
  });

  it('has no spread over one repeat', () => {
    const { perQuestionSpread } = lengthFigures(matrixOf([tokens(100), tokens(200)]));
    expect(perQuestionSpread).toEqual({ value: null, interval: null, n: 0 });
  });

  it('compares correct and incorrect replies within questions', () => {
    const row = (correct: number[], incorrect: number[]): Partial<SampleFigures>[] => [
      ...correct.map((length) => ({ verdict: 'correct' as const, tokens: length })),
      ...incorrect.map((length) => ({ verdict: 'incorrect' as const, tokens: length })),
    ];
    const { correctToIncorrect } = lengthFigures(
      matrixOf([row([100, 300], [400]), row([100], [50, 150]), row([100, 100, 100], [])]),
    );
    // 200/400 and 100/100: the geometric mean is √½. Only the first is longer where it is wrong.
    expect(correctToIncorrect.ratio.value).toBeCloseTo(Math.SQRT1_2, 12);
    expect(correctToIncorrect.longerIsWorse.value).toBe(0.5);
    expect(correctToIncorrect.questions).toBe(2);
  });

  it('counts cut-offs where they are known, and the accuracy on both sides', () => {
    const { truncation } = lengthFigures(
      matrixOf([
        [
          { isCutOff: true, verdict: 'incorrect' },
          { isCutOff: true, verdict: 'correct' },
        ],
        [
          { isCutOff: false, verdict: 'correct' },
          { isCutOff: false, verdict: 'unscorable' },
        ],
        [{ isCutOff: false, verdict: 'correct' }, { isCutOff: null }],
      ]),
    );
    expect(truncation.rate.value).toBe(0.4);
    expect(truncation.unknown).toBe(1);
    expect(truncation.completed.value).toBeCloseTo(2 / 3, 12);
    expect(truncation.truncated).toMatchObject({ value: 0.5, interval: null, n: 1 });
    // Four of six are correct; one of six was cut off without being.
    expect(truncation.warning).toBe(
      '16.7 % of the samples hit their token limit without a correct answer: ' +
        'with a higher limit the accuracy of 66.7 % could be up to 83.3 %.',
    );
  });

  it('keeps every interval round its value and on its side of 0', () => {
    const length = fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: null });
    const row = fc.array(length, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), (rows) => {
        const { all, perQuestionSpread } = lengthFigures(
          matrixOf(rows.map((lengths) => tokens(...lengths))),
        );
        const estimates = [
          all.mean,
          perQuestionSpread,
          ...Object.values(all.quantiles),
          ...Object.values(all.histogram),
        ];
        for (const { value, interval } of estimates) {
          if (interval === null) continue;
          expect(interval.low).toBeLessThanOrEqual(value ?? NaN);
          expect(interval.high).toBeGreaterThanOrEqual(value ?? NaN);
          expect(interval.low).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(interval.high)).toBe(true);
        }
        const shares = Object.values(all.histogram).reduce(
          (sum, { value }) => sum + (value ?? 0),
          0,
        );
        expect(shares).toBeCloseTo(all.n === 0 ? 0 : 1, 9);
      }),
    );
  });

  it('does not depend on the order of the repeats', () => {
    const left = lengthFigures(matrixOf([tokens(5, 90, 700), tokens(12, 13, 14), tokens(1, 2, 9)]));
    const right = lengthFigures(
      matrixOf([tokens(700, 5, 90), tokens(14, 12, 13), tokens(9, 1, 2)]),
    );
    expect(left.all).toEqual(right.all);
  });

  it('refuses a level outside 0…1', () => {
    expect(() => lengthFigures(matrixOf([tokens(1), tokens(2)]), { level: 95 })).toThrow(/level/);
  });
});
