import { describe, expect, it } from 'vitest';

import { statisticsOfGrid } from '../../testing/run-statistics.ts';
import { prepareBudgetCurve } from './prepare-budget-curve.ts';

function chartOf(input: Parameters<typeof prepareBudgetCurve>[0]) {
  const model = prepareBudgetCurve(input);
  if (model.kind === 'gap') throw new Error(model.reason);
  return model;
}

describe('the budget curve', () => {
  // Correct at 128 and 512 tokens, incorrect at 256 and 1024.
  const tokensOf = (item: number, repeat: number) => 2 ** (7 + 2 * item + repeat);
  const statistics = statisticsOfGrid(['ci', 'ci'], { tokensOf });

  it('steps up where correct replies end, on a log axis', () => {
    const { points, shape } = chartOf({ ...statistics, maxTokens: 1024 });
    expect(shape).toBe('step');
    expect(points.map(({ x }) => x)).toEqual([7, 8, 9, 10]);
    expect(points.map(({ values }) => values.accuracy)).toEqual([25, 25, 50, 50]);
  });

  it('goes on level to the limit of the run, and marks it', () => {
    const { points, markers } = chartOf({ ...statistics, maxTokens: 4096 });
    expect(points.at(-1)).toMatchObject({ x: 12, values: { accuracy: 50 } });
    expect(markers).toEqual([{ at: 12, axis: 'x', text: 'limit of this run: 4,096' }]);
  });

  it('says from where replies were cut off', () => {
    const cut = statisticsOfGrid(['ct', 'ci'], { tokensOf });
    const { notes } = chartOf({ ...cut, maxTokens: 1024 });
    expect(notes.join(' ')).toContain('cut off from 256 tokens on');
  });

  it('counts the samples of unknown length that it leaves out', () => {
    const some = statisticsOfGrid(['ci', 'ci'], { tokensOf: (item) => (item === 0 ? null : 64) });
    expect(chartOf({ ...some, maxTokens: 64 }).notes.join(' ')).toContain(
      '2 samples of unknown length are left out',
    );
  });

  it('is a sentence where no length is known', () => {
    const unknown = statisticsOfGrid(['ci'], { tokensOf: () => null });
    expect(prepareBudgetCurve({ ...unknown, maxTokens: 64 })).toMatchObject({ kind: 'gap' });
  });
});
