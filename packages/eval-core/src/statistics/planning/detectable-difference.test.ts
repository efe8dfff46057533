import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { detectableDifference } from './detectable-difference.ts';

const thirtyByFive = { questions: 30, repeats: 5, varianceRun: 0.1 };

describe('detectableDifference', () => {
  it('is the classical sum of quantiles times the standard error', () => {
    // SciPy 1.17.1: (norm.ppf(.975) + norm.ppf(.8)) * sqrt(2*.1/(30*5))
    // and (t.ppf(.975, 29) + t.ppf(.8, 29)) * sqrt((2*.1*(1 - .5) + 2*.1/5)/30)
    const found = detectableDifference({
      ...thirtyByFive,
      varianceQuestion: 0.1,
      correlation: 0.5,
    });
    expect(found.sameQuestions).toBeCloseTo(0.10229942804890026, 12);
    expect(found.newQuestions).toBeCloseTo(0.1980682044801574, 12);
  });

  it.each([
    // statsmodels 0.14: TTestPower().solve_power(nobs=m, alpha=.05, power=.8) * sqrt(m)
    { questions: 8, noncentral: 3.2697615203748867 },
    { questions: 30, noncentral: 2.898743336048761 },
    { questions: 200, noncentral: 2.8151994121128716 },
  ])('is the noncentral t within 1 % for $questions questions', ({ questions, noncentral }) => {
    const varianceDifference = 0.01;
    const { newQuestions } = detectableDifference({
      questions,
      repeats: 1,
      varianceRun: 0,
      varianceDifference,
    });
    const ratio = (newQuestions ?? NaN) / (noncentral * Math.sqrt(varianceDifference / questions));
    expect(ratio).toBeGreaterThan(0.99);
    expect(ratio).toBeLessThan(1.01);
  });

  it('takes the variance of differences that was seen before one that is assumed', () => {
    const seen = detectableDifference({ ...thirtyByFive, varianceDifference: 0.02 });
    const assumed = detectableDifference({
      ...thirtyByFive,
      varianceQuestion: 0.1,
      correlation: 0.9,
    });
    expect(seen.newQuestions).toBeCloseTo(assumed.newQuestions ?? NaN, 12);
  });

  it('is null where it cannot be known, or no difference would do', () => {
    expect(detectableDifference({ ...thirtyByFive, varianceRun: null })).toEqual({
      sameQuestions: null,
      newQuestions: null,
    });
    expect(detectableDifference(thirtyByFive).newQuestions).toBeNull();
    // Two questions: t with one degree of freedom needs 14 standard errors.
    const few = { questions: 2, repeats: 1, varianceRun: 0.2, varianceDifference: 0.1 };
    expect(detectableDifference(few).newQuestions).toBeNull();
    expect(detectableDifference({ ...few, questions: 1 }).newQuestions).toBeNull();
  });

  it('never gets worse by more repeats, and is never better for new questions than for these', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 400 }),
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.25, noNaN: true }),
        (questions, repeats, varianceRun) => {
          const spread = { questions, varianceRun, varianceDifference: 0.03 };
          const few = detectableDifference({ ...spread, repeats });
          const many = detectableDifference({ ...spread, repeats: repeats + 1 });
          expect(many.sameQuestions ?? 0).toBeLessThanOrEqual(few.sameQuestions ?? 1);
          expect(many.newQuestions ?? 1).toBeGreaterThanOrEqual(many.sameQuestions ?? 1);
        },
      ),
    );
  });

  it.each([
    { level: 1 },
    { power: 0.3 },
    { power: 1 },
    { varianceRun: -0.1 },
    { repeats: 0 },
    { questions: 2.5 },
    { varianceQuestion: 0.1, correlation: 2 },
    { varianceDifference: NaN },
  ])('refuses %o', (wrong) => {
    expect(() => detectableDifference({ ...thirtyByFive, ...wrong })).toThrow(RangeError);
  });
});
