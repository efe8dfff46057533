import { describe, expect, it } from 'vitest';

import { lengthBinOf } from '@assay/eval-core/statistics/length-bins';
import { lengthHistogram, type LengthCount } from '@assay/eval-core/statistics/length-histogram';

import { prepareLengthHistogram, type LengthHistogramChart } from './prepare-length-histogram.ts';

function prepared(...rows: LengthCount[]): LengthHistogramChart {
  const model = prepareLengthHistogram(lengthHistogram(rows));
  if (model.kind === 'gap') throw new Error(`Expected a chart, got: ${model.reason}`);
  return model;
}

const correctAt = (tokens: number, count: number): LengthCount => ({
  bin: lengthBinOf(tokens),
  outcome: 'correct',
  count,
});
const incorrectAt = (tokens: number, count: number): LengthCount => ({
  bin: lengthBinOf(tokens),
  outcome: 'incorrect',
  count,
});

describe('prepareLengthHistogram', () => {
  it('puts a bar where its bin lies and makes its area the number of samples', () => {
    const { bars } = prepared(correctAt(1, 40));
    // 1 to 2 tokens is four quarters of a doubling: 10 samples in each.
    expect(bars).toMatchObject([
      { fromLog2: 0, toLog2: 1, midLog2: 0.5, heights: { correct: 10, incorrect: 0 } },
    ]);
  });

  it('draws correct upwards and everything else downwards', () => {
    const { bars, yAxis } = prepared(correctAt(1, 40), incorrectAt(1, 24));
    expect(bars[0]?.heights).toEqual({ correct: 10, incorrect: -6, unscorable: 0 });
    expect(yAxis.domain).toEqual([-10, 10]);
    expect(yAxis.ticks.map(({ text }) => text)).toEqual(['10', '5', '0', '5', '10']);
  });

  it('spans whole doublings and labels them as powers of two', () => {
    const { xAxis } = prepared(correctAt(1100, 1), incorrectAt(9000, 1));
    expect(xAxis.title).toBe('Completion tokens (log scale)');
    expect(xAxis.domain).toEqual([10, 14]);
    expect(xAxis.ticks.map(({ text }) => text)).toEqual(['1k', '2k', '4k', '8k', '16k']);
  });

  it('thins the labels of a very wide axis', () => {
    const { xAxis } = prepared(correctAt(1, 1), correctAt(2 ** 20, 1));
    expect(xAxis.domain).toEqual([0, 21]);
    expect(xAxis.ticks.map(({ at }) => at)).toEqual([0, 3, 6, 9, 12, 15, 18, 21]);
  });

  it('shows that nothing was incorrect, but names unscorable only when there is any', () => {
    expect(prepared(correctAt(500, 3)).series.map(({ label }) => label)).toEqual([
      'Correct (n = 3)',
      'Incorrect (n = 0)',
    ]);
    const unscorable = prepared({ bin: 20, outcome: 'unscorable', count: 2 });
    expect(unscorable.series.at(-1)?.label).toBe('Unscorable (n = 2)');
  });

  it('says that quantiles are approximate', () => {
    expect(prepared(correctAt(3, 9)).notes).toEqual([
      'Correct: median in 3, 90th percentile in 3 tokens (approximate, by bin).',
    ]);
  });

  it('counts replies of 0 tokens in a note and in the table, since a log axis cannot hold them', () => {
    const { bars, notes, table } = prepared(incorrectAt(0, 7), correctAt(1, 4));
    expect(bars).toHaveLength(1);
    expect(notes.at(-1)).toMatch(/Not drawn.*7 samples of 0 completion tokens/);
    expect(table.rows).toEqual([
      ['0', '0', '7', '0'],
      ['1', '4', '0', '0'],
    ]);
  });

  it('is a gap with a reason without samples', () => {
    expect(prepareLengthHistogram(lengthHistogram([]))).toEqual({
      kind: 'gap',
      reason: 'No sample has a completion token count yet.',
    });
  });

  it('is a gap with the numbers when only undrawable samples exist', () => {
    const model = prepareLengthHistogram(
      lengthHistogram([incorrectAt(0, 7), incorrectAt(2 ** 21, 1)]),
    );
    expect(model.kind).toBe('gap');
    expect(JSON.stringify(model)).toMatch(/7 samples of 0 .*1 sample of from 2,097,152/);
  });
});
