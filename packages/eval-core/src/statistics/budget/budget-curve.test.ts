import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matrixOf } from '../../testing/length-worlds.ts';
import { CELL, hasVerdict } from '../sample-matrix.ts';
import { budgetCurve, usualBudgets } from './budget-curve.ts';

const outcome = fc.constantFrom('correct' as const, 'incorrect' as const, 'unscorable' as const);
const anySample = fc.record({
  verdict: fc.option(outcome, { nil: null }),
  tokens: fc.integer({ min: 0, max: 5000 }),
});
const anyMatrix = fc
  .array(fc.array(anySample, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 10 })
  .map(matrixOf);

describe('budgetCurve', () => {
  it('counts a correct answer from its own length on', () => {
    const { curve } = budgetCurve(
      matrixOf([
        [{ tokens: 100 }, { tokens: 300 }],
        [{ tokens: 200, verdict: 'incorrect' }, { tokens: 400 }],
      ]),
    );
    // Four cells; correct ones of 100, 300 and 400 tokens.
    expect(Object.entries(curve).map(([budget, { value }]) => [budget, value])).toEqual([
      ['100', 0.25],
      ['200', 0.25],
      ['300', 0.5],
      ['400', 0.75],
    ]);
    expect(curve['100']?.n).toBe(2);
  });

  it('leaves samples of unknown length out, correct or not, and counts them', () => {
    const { curve, unknownLengths } = budgetCurve(
      matrixOf([
        [{ tokens: 100 }, { tokens: null }],
        [
          { tokens: null, verdict: 'incorrect' },
          { tokens: 100, verdict: 'incorrect' },
        ],
        [{ tokens: null }, { tokens: null }],
      ]),
    );
    // One known sample each of the first two questions: one is correct, one not. The third says nothing.
    expect(curve['100']).toMatchObject({ value: 0.5, n: 2 });
    expect(unknownLengths).toBe(4);
  });

  it('is empty where no length is known, and unknown where one is asked for', () => {
    const matrix = matrixOf([[{ tokens: null }], [{ tokens: null, verdict: 'incorrect' }]]);
    expect(budgetCurve(matrix)).toMatchObject({ curve: {}, unknownLengths: 2 });
    expect(budgetCurve(matrix, { budgets: [10] }).curve).toEqual({
      10: { value: null, interval: null, n: 0 },
    });
  });

  it('says nothing beyond the limit at which replies were cut off', () => {
    const matrix = matrixOf([
      [
        { tokens: 100, isCutOff: false },
        { tokens: 400, isCutOff: true, verdict: 'incorrect' },
      ],
      [
        { tokens: 300, isCutOff: true, verdict: 'incorrect' },
        { tokens: 200, isCutOff: false },
      ],
    ]);
    const { curve, cappedFrom, cappedAt } = budgetCurve(matrix, { budgets: [200, 400, 401] });
    expect(curve['200']?.value).toBe(0.5);
    expect(curve['400']?.value).toBe(0.5);
    expect(curve['401']).toEqual({ value: null, interval: null, n: 0 });
    expect([cappedFrom, cappedAt]).toEqual([300, 400]);
  });

  it('is unknown where replies have lengths and none has a verdict', () => {
    const { curve } = budgetCurve(matrixOf([[{ tokens: 5, verdict: null }]]));
    expect(curve).toEqual({ '5': { value: null, interval: null, n: 0 } });
  });

  it('goes on beyond the longest reply where none was cut off: it would have ended all the same', () => {
    const { curve, cappedAt } = budgetCurve(matrixOf([[{ tokens: 5 }], [{ tokens: 9 }]]), {
      budgets: [1_000_000],
    });
    expect(curve['1000000']?.value).toBe(1);
    expect(cappedAt).toBeNull();
  });

  it('rises, and ends at the headline accuracy', () => {
    fc.assert(
      fc.property(anyMatrix.filter(hasVerdict), (matrix) => {
        const values = Object.values(budgetCurve(matrix).curve).map(({ value }) => value ?? NaN);
        const correct = matrix.outcomes.filter((cell) => cell === CELL.correct).length;
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(values.at(-1)).toBeCloseTo(correct / matrix.outcomes.length, 12);
      }),
    );
  });

  it('keeps the band round the curve', () => {
    fc.assert(
      fc.property(anyMatrix, (matrix) => {
        for (const { value, interval } of Object.values(budgetCurve(matrix).curve)) {
          if (interval === null) continue;
          expect(interval.low).toBeLessThanOrEqual(value ?? NaN);
          expect(interval.high).toBeGreaterThanOrEqual(value ?? NaN);
        }
      }),
    );
  });

  it.each([-1, NaN, Infinity])('refuses a budget of %d', (budget) => {
    expect(() => budgetCurve(matrixOf([[{ tokens: 1 }]]), { budgets: [budget] })).toThrow(
      /token budget/,
    );
  });
});

describe('usualBudgets', () => {
  it('shows the bounds of the length bins where there are more than 64 lengths', () => {
    const rows = Array.from({ length: 65 }, (_, index) => [{ tokens: 9 + index }]);
    // Bounds of length-bins.ts between 9 and 73: ceil(2^(i/4)) for i = 13 … 24.
    expect(usualBudgets(matrixOf(rows))).toEqual([
      9, 10, 12, 14, 16, 20, 23, 27, 32, 39, 46, 54, 64, 73,
    ]);
    expect(usualBudgets(matrixOf(rows.slice(1)))).toHaveLength(64);
  });
});
