import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/planning-worlds.ts';
import { detectableDifference } from './detectable-difference.ts';
import { planningFigures } from './planning-figures.ts';
import {
  shrunkQuestionVariance,
  shrunkRunVariance,
  UNKNOWN_DIFFERENCE,
} from './shrunk-variance.ts';

const seen = matrixOf(['1111', '1100', '0000', '1000', '1110']);

describe('planningFigures', () => {
  it('gives every design its samples, tokens and GPU time', () => {
    const { byRepeats } = planningFigures(seen, { tokensPerSecond: 50, repeats: [1, 10] });
    expect(Object.keys(byRepeats)).toEqual(['1', '10']);
    // 100 tokens a sample; 5 questions × 10 repeats.
    expect(byRepeats['10']).toMatchObject({ samples: 50, tokens: 5000, gpuSeconds: 100 });
  });

  it('knows no tokens or GPU time of nothing', () => {
    const { byRepeats } = planningFigures(matrixOf(['10', '11'], { tokens: null }));
    expect(byRepeats['1']).toMatchObject({ tokens: null, gpuSeconds: null });
    expect(planningFigures(seen).byRepeats['1']).toMatchObject({ tokens: 500, gpuSeconds: null });
  });

  it('assumes another checkpoint like this one, and says so', () => {
    const { assumptions } = planningFigures(seen);
    expect(assumptions.join(' ')).toContain('correlate by 0.5');
  });

  it('takes the other checkpoint where it is given', () => {
    const other = matrixOf(['1111', '1110', '0000', '1100', '1111']);
    const { byRepeats, assumptions } = planningFigures(seen, { other, repeats: [4] });
    // Differences 0, 1/4, 0, 1/4, 1/4: variance 3/160. Runs (0 + 1/3 + 0 + 1/4 + 1/4)/5 = 1/6 and
    // (0 + 1/4 + 0 + 1/3 + 0)/5 = 7/60 explain all of it.
    const expected = detectableDifference({
      questions: 5,
      repeats: 4,
      varianceRun: (shrunkRunVariance(1 / 6, 20) + shrunkRunVariance(7 / 60, 20)) / 2,
      varianceDifference: shrunkQuestionVariance(
        { variance: 0, mean: 3 / 20, questions: 5 },
        UNKNOWN_DIFFERENCE,
      ),
    });
    const found = byRepeats['4']?.detectableDifference;
    expect(found?.sameQuestions).toBeCloseTo(expected.sameQuestions ?? NaN, 12);
    expect(found?.newQuestions).toBeCloseTo(expected.newQuestions ?? NaN, 12);
    expect(assumptions.join(' ')).toContain('both checkpoints on the 5 questions');
  });

  it('knows of one repeat how wide one repeat is, and no other design', () => {
    const { byRepeats, repeatsFor, assumptions } = planningFigures(matrixOf(['1', '1', '0', '0']), {
      repeats: [1, 2],
    });
    expect(byRepeats['1']?.halfWidthNewQuestions).toBeGreaterThan(0);
    expect(byRepeats['1']).toMatchObject({
      halfWidthSameQuestions: null,
      detectableDifference: { sameQuestions: null, newQuestions: null },
    });
    expect(byRepeats['2']).toMatchObject({ halfWidthNewQuestions: null });
    expect(repeatsFor['0.02'].reason).toContain('One repeat');
    expect(assumptions.join(' ')).toContain('One repeat each');
  });

  it.each(['0', '1'])('promises no half width of 0 where all samples are %s', (cell) => {
    const alike = matrixOf(Array<string>(12).fill(cell.repeat(4)));
    const { byRepeats, repeatsFor, assumptions } = planningFigures(alike, { repeats: [4, 100] });
    // √(97/9800/48) · 1.959964 = 0.028145, a fifth of it with 25 times the repeats.
    expect(byRepeats['4']?.halfWidthSameQuestions).toBeCloseTo(0.0281449, 6);
    expect(byRepeats['100']?.halfWidthSameQuestions).toBeCloseTo(0.0281449 / 5, 6);
    // (1.959964 + 0.841621) · √(2 · 97/9800/48) = 0.056895.
    expect(byRepeats['4']?.detectableDifference.sameQuestions).toBeCloseTo(0.0568946, 6);
    // t(11): 2.200985 + 0.875530; √((1/104 + 3/169 + 2 · 97/9800/4)/12) = 0.0518940.
    expect(byRepeats['4']?.detectableDifference.newQuestions).toBeCloseTo(0.1596527, 6);
    // 1.959964² · 97/9800/(12 · 0.0001) = 31.7.
    expect(repeatsFor['0.01'].sameQuestions).toBe(32);
    expect(assumptions.join(' ')).toContain('as if half a sample had differed');
    expect(assumptions.join(' ')).toContain('Questions do not differ');
  });

  it('says of which part nothing was seen', () => {
    const certain = planningFigures(matrixOf(['1111', '0000'])).assumptions.join(' ');
    expect(certain).toContain('Repeats of a question never differ');
    expect(certain).not.toContain('Questions do not differ');
    const plain = planningFigures(seen).assumptions.join(' ');
    expect(plain).toContain('half a sample that differs and one question');
    expect(plain).not.toContain('differ,');
    expect(planningFigures(seen, { other: seen }).assumptions.join(' ')).not.toContain('differ,');
  });

  it('says nothing of designs without a sample', () => {
    const { byRepeats, repeatsFor } = planningFigures(matrixOf([]));
    expect(byRepeats).toEqual({});
    expect(repeatsFor['0.01']).toMatchObject({ sameQuestions: null, costSameQuestions: null });
  });

  it('prices the repeats that a half width takes', () => {
    const { repeatsFor } = planningFigures(seen);
    const { sameQuestions, costSameQuestions } = repeatsFor['0.05'];
    // run = (0 + 1/3 + 0 + 1/4 + 1/4)/5 = 1/6, shrunk by 380/462 of 20 samples to 0.159271;
    // 1.959964² · 0.159271/(5 · 0.0025) = 48.9.
    expect(sameQuestions).toBe(49);
    expect(costSameQuestions?.tokens).toBe(49 * 5 * 100);
  });

  it.each([{ level: 0 }, { power: 0.2 }, { tokensPerSecond: 0 }, { repeats: [0] }])(
    'refuses %o',
    (wrong) => {
      expect(() => planningFigures(seen, wrong)).toThrow(RangeError);
    },
  );
});
