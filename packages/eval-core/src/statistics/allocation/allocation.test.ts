import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/planning-worlds.ts';
import { allocatedEstimate } from './allocated-estimate.ts';
import { allocationPlan } from './allocation-plan.ts';
import { expectedRunVariance, fitChancePrior } from './chance-prior.ts';
import { spreadBudget } from './spread-budget.ts';

const pilot = matrixOf(['1111', '1100', '0000', '1000', '1110', '1111']);

describe('fitChancePrior', () => {
  it('fits by moments', () => {
    // Shares 1, 1/2, 0, 1/4 of 4: centre (7 + ½)/17; var = 35/192; noise = (1/4 + 3/16)/4/3 = 7/192;
    // size = (7.5 · 9.5/289)/(28/192) − 1.
    const { a, b } = fitChancePrior([4, 2, 0, 1], 4);
    const size = (7.5 * 9.5) / 289 / (28 / 192) - 1;
    expect(a + b).toBeCloseTo(size, 12);
    expect(a / (a + b)).toBeCloseTo(7.5 / 17, 12);
  });

  it('is never certain', () => {
    const { a, b } = fitChancePrior([0, 0, 0], 5);
    expect(a).toBeGreaterThan(0);
    expect(expectedRunVariance({ a, b }, { correct: 0, samples: 5 })).toBeGreaterThan(0);
  });
});

describe('expectedRunVariance', () => {
  it('is that of the posterior', () => {
    // SciPy 1.17.1: beta(2.5, 4.5).expect(lambda p: p*(1-p)) = 0.200892857142857
    const variance = expectedRunVariance({ a: 0.5, b: 0.5 }, { correct: 2, samples: 6 });
    expect(variance).toBeCloseTo(0.200892857142857, 12);
  });
});

describe('spreadBudget', () => {
  it('is the best of all ways to spend, for equal costs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 0.25, noNaN: true }), { minLength: 3, maxLength: 3 }),
        fc.integer({ min: 3, max: 12 }),
        (variances, budget) => {
          const error = (counts: readonly number[]) =>
            variances.reduce((sum, variance, row) => sum + variance / (counts[row] ?? NaN), 0);
          const found = spreadBudget({ variances, costs: [1, 1, 1], budget });
          let best = Infinity;
          for (let i = 1; i <= budget - 2; i += 1) {
            for (let j = 1; j <= budget - i - 1; j += 1) {
              best = Math.min(best, error([i, j, budget - i - j]));
            }
          }
          expect(error(found)).toBeLessThanOrEqual(best + 1e-9);
          expect(found.reduce((sum, count) => sum + count, 0)).toBe(budget);
        },
      ),
    );
  });

  it('goes by the root of variance over cost', () => {
    const counts = spreadBudget({ variances: [0.04, 0.16, 0.16], costs: [1, 1, 4], budget: 7000 });
    // √(v/c): 0.2, 0.4, 0.2; costs 0.2 + 0.4 + 0.8 = 1.4 a unit, of which 7,000 buys 5,000.
    expect(counts[0]).toBeCloseTo(1000, -1);
    expect(counts[1]).toBeCloseTo(2000, -1);
    expect(counts[2]).toBeCloseTo(1000, -1);
  });

  it('asks every question again, and refuses a budget that cannot', () => {
    const variances = [1e-9, 0.25, 0.25];
    expect(spreadBudget({ variances, costs: [1, 1, 1], budget: 30 })[0]).toBe(1);
    expect(() => spreadBudget({ variances, costs: [1, 1, 1], budget: 2 })).toThrow(RangeError);
    expect(() => spreadBudget({ variances, costs: [1, 1, 1], budget: NaN })).toThrow(RangeError);
  });
});

describe('allocationPlan', () => {
  it('gives most to the questions near one half', () => {
    const { items, samples, tokens } = allocationPlan(pilot, { budget: { samples: 60 } });
    const repeats = items.map((item) => item.repeats);
    expect(samples).toBe(60);
    expect(tokens).toBe(6000);
    expect(Math.max(...repeats)).toBe(repeats[1]);
    expect(repeats[0]).toBe(repeats[5]);
    expect(repeats[0]).toBeLessThan(repeats[3] ?? 0);
    // 4/(4 + 10), by no outcome.
    for (const { pilotWeight } of items) expect(pilotWeight).toBeCloseTo(4 / 14, 12);
  });

  it('spends tokens, and knows what a question costs', () => {
    const dear = matrixOf(['1100', '1100', '1100'], { tokens: [100, 100, 900] });
    const { items, tokens } = allocationPlan(dear, { budget: { tokens: 11_000 } });
    // ∝ √(1/cost) is 22, 22 and 7.33 at 100, 100 and 900 tokens; 7 leave 300, which buy three of the cheap.
    expect(items.map(({ repeats }) => repeats)).toEqual([24, 23, 7]);
    expect(tokens).toBe(2400 + 2300 + 6300);
  });

  it('refuses a budget of tokens where none are known, and no pilot', () => {
    const unknown = matrixOf(['10', '11'], { tokens: null });
    expect(() => allocationPlan(unknown, { budget: { tokens: 1000 } })).toThrow(
      /budget of samples/,
    );
    const { tokensSavedFraction, tokens } = allocationPlan(unknown, { budget: { samples: 9 } });
    expect([tokens, tokensSavedFraction]).toEqual([null, null]);
    expect(() => allocationPlan(matrixOf([]), { budget: { samples: 9 } })).toThrow(RangeError);
  });

  it('saves nothing where all questions are alike', () => {
    const alike = matrixOf(['1100', '1010', '0011', '0101']);
    const plan = allocationPlan(alike, { budget: { samples: 40 } });
    expect(plan.samplesSavedFraction).toBeCloseTo(0, 12);
    expect(plan.predictedSe).toBeCloseTo(plan.uniformSe, 12);
  });
});

describe('allocatedEstimate', () => {
  const plan = allocationPlan(pilot, { budget: { samples: 60 } });
  const further = plan.items.map(({ item, repeats }, row) => ({
    item,
    samples: repeats,
    correct: row < 3 ? repeats : 0,
  }));

  it('weighs both stages by weights that no outcome decided', () => {
    const { value, n, interval, intervalSameQuestions } = allocatedEstimate({
      pilot,
      plan,
      further,
    });
    // Pilot 14/24; further 3 of 6 questions all right: 4/14 · 14/24 + 10/14 · 1/2.
    expect(value).toBeCloseTo((4 / 14) * (14 / 24) + (10 / 14) * 0.5, 12);
    expect(n).toBe(6);
    expect(interval?.low).toBeLessThan(intervalSameQuestions.low);
    expect(interval?.high).toBeGreaterThan(intervalSameQuestions.high);
  });

  it('refuses a question without a further sample, and counts that are none', () => {
    expect(() => allocatedEstimate({ pilot, plan, further: further.slice(1) })).toThrow(/item 0/);
    const wrong = further.map((samples) => ({ ...samples, correct: 99 }));
    expect(() => allocatedEstimate({ pilot, plan, further: wrong })).toThrow(RangeError);
    const other = matrixOf(['1111']);
    const shifted = { ...other, items: ['another'] };
    expect(() => allocatedEstimate({ pilot: shifted, plan, further })).toThrow(/not of this pilot/);
  });
});
