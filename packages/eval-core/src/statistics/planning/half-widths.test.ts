import { describe, expect, it } from 'vitest';

import { questionsForHalfWidth, repeatsForHalfWidth } from './designs-for-half-width.ts';
import { halfWidths } from './half-widths.ts';

const spread = { mean: 0.7, varianceRun: 0.1, varianceQuestion: 0.08 };

describe('halfWidths', () => {
  it('is the normal one for these questions and the leaderboard’s own for new ones', () => {
    const widths = halfWidths({ questions: 30, repeats: 5 }, spread);
    // SciPy 1.17.1: norm.ppf(.975) * sqrt(.1/150)
    expect(widths.sameQuestions).toBeCloseTo(0.0506060524752664, 12);
    // SciPy 1.17.1, by all outcomes: w = betabinom(5, .7*s, .3*s).pmf(arange(6)) with s = .1/.08 gives D = 0.46875 and
    // 64.7071 degrees of freedom; Wilson at n = 30/D with t.ppf(.975, 64.7071).
    expect(widths.newQuestions).toBeCloseTo(0.11162160568015389, 9);
  });

  it('is null where a variance is unknown', () => {
    const design = { questions: 30, repeats: 5 };
    expect(halfWidths(design, { ...spread, varianceRun: null })).toEqual({
      sameQuestions: null,
      newQuestions: null,
    });
    expect(halfWidths(design, { ...spread, varianceQuestion: null }).newQuestions).toBeNull();
    expect(halfWidths({ ...design, questions: 1 }, spread).newQuestions).toBeNull();
  });

  it('does not promise a point where all answers were wrong', () => {
    const all = { mean: 0, varianceRun: 0, varianceQuestion: 0 };
    const { newQuestions } = halfWidths({ questions: 30, repeats: 5 }, all);
    // SciPy 1.17.1: the larger of beta.ppf(.95, 1, 30)/2 and Wilson's z²/(30 + z²)/2 at 0 of 30.
    expect(newQuestions).toBeCloseTo(0.05675669661059883, 9);
  });
});

describe('repeatsForHalfWidth', () => {
  it('is the first number of repeats that reaches it', () => {
    // norm.ppf(.975)**2 * .1/(30 * .02**2) = 32.01: 32 repeats fall just short.
    const reached = repeatsForHalfWidth({ halfWidth: 0.02, questions: 30, spread });
    expect(reached.sameQuestions).toBe(33);
  });

  it('says that the questions alone leave more, however often they are asked', () => {
    const reached = repeatsForHalfWidth({ halfWidth: 0.02, questions: 30, spread });
    expect(reached.newQuestions).toBeNull();
    expect(reached.reason).toBe(
      'However often they are asked, 30 questions leave more than ± 2 points for new ones.',
    );
    const reasonFor = (halfWidth: number) =>
      repeatsForHalfWidth({ halfWidth, questions: 30, spread }).reason;
    expect(reasonFor(0.01)).toContain('more than ± 1 point for');
    // 100 * 0.007 is 0.7000000000000001.
    expect(reasonFor(0.007)).toContain('more than ± 0.7 points for');
    const many = repeatsForHalfWidth({ halfWidth: 0.02, questions: 1000, spread });
    expect(many.reason).toBeNull();
    const at = (repeats: number) => halfWidths({ questions: 1000, repeats }, spread).newQuestions;
    expect(at(many.newQuestions ?? 0)).toBeLessThanOrEqual(0.02);
    expect(at((many.newQuestions ?? 0) - 1)).toBeGreaterThan(0.02);
  });

  it('gives the reason where one repeat was seen', () => {
    const unknown = { ...spread, varianceRun: null, varianceQuestion: null };
    expect(repeatsForHalfWidth({ halfWidth: 0.02, questions: 30, spread: unknown })).toEqual({
      sameQuestions: null,
      newQuestions: null,
      reason: 'One repeat does not tell the noise of runs apart.',
    });
  });

  it.each([0, 1, NaN])('refuses ± %d', (halfWidth) => {
    expect(() => repeatsForHalfWidth({ halfWidth, questions: 30, spread })).toThrow(RangeError);
  });
});

describe('questionsForHalfWidth', () => {
  it('is the first number of questions that reaches it', () => {
    const questions = questionsForHalfWidth({ halfWidth: 0.02, repeats: 5, spread }) ?? 0;
    const at = (count: number) => halfWidths({ questions: count, repeats: 5 }, spread).newQuestions;
    expect(at(questions)).toBeLessThanOrEqual(0.02);
    expect(at(questions - 1)).toBeGreaterThan(0.02);
    // Without the t and Wilson's shrinkage: 1.96² · 0.1/0.02² = 960.
    expect(questions).toBeGreaterThan(950);
    expect(questions).toBeLessThan(970);
  });

  it('is null where nothing is known of how questions differ', () => {
    const unknown = { ...spread, varianceQuestion: null };
    expect(questionsForHalfWidth({ halfWidth: 0.02, repeats: 5, spread: unknown })).toBeNull();
  });
});
