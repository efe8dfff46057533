import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { accuracyDistribution } from '@assay/eval-core/statistics/distribution/accuracy-distribution';

import { matrixOfGrid } from '../../testing/run-statistics.ts';
import { prepareRunSpread, type SpreadView } from './prepare-run-spread.ts';

function chartOf(grid: string[], view: SpreadView) {
  const model = prepareRunSpread(accuracyDistribution(matrixOfGrid(grid)), { view, level: 0.95 });
  if (model.kind === 'gap') throw new Error(model.reason);
  return model;
}

/** Repeats of 75, 50, 50 and 25 %. */
const grid = ['cccc', 'ccci', 'ciii', 'iiii'];

describe('the spread of single runs', () => {
  it('has a tick for each repeat, equal ones apart', () => {
    const { ticks } = chartOf(grid, 'density');
    expect(ticks.map(({ x }) => x)).toEqual([75, 50, 50, 25]);
    expect(new Set(ticks.map(({ x, fromY }) => `${x} ${fromY}`)).size).toBe(4);
    for (const { fromY, toY } of ticks) expect(Math.max(fromY, toY)).toBeLessThan(0);
  });

  it('draws the histogram as area: the bars together are all runs', () => {
    const { bars } = chartOf(grid, 'density');
    const area = bars.reduce((sum, { from, to, height }) => sum + (to - from) * height, 0);
    // Per cent of runs per point, times points.
    expect(area).toBeCloseTo(100, 9);
  });

  it('climbs from 0 to 100 % across the whole axis as ECDF', () => {
    const { points, xAxis, shape, bars } = chartOf(grid, 'ecdf');
    expect(shape).toBe('step');
    expect(bars).toEqual([]);
    expect(points[0]).toMatchObject({ x: xAxis.domain[0], values: { runs: 0 } });
    expect(points.at(-1)).toMatchObject({ x: xAxis.domain[1], values: { runs: 100 } });
    expect(points.slice(1, -1).map(({ x, values }) => [x, values.runs])).toEqual([
      [25, 25],
      [50, 75],
      [75, 100],
    ]);
  });

  it('is a sentence where repeats agree, for one and for none', () => {
    for (const few of [['cc', 'ii'], ['c', 'i'], []]) {
      const distribution = accuracyDistribution(matrixOfGrid(few));
      expect(prepareRunSpread(distribution, { view: 'density', level: 0.95 }).kind).toBe('gap');
    }
  });

  it('draws nothing outside its axes', () => {
    const row = fc.array(fc.constantFrom('c', 'i', '.'), { minLength: 4, maxLength: 4 });
    const rows = fc.array(row, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.constantFrom('density', 'ecdf'), (cells, view) => {
        const distribution = accuracyDistribution(
          matrixOfGrid(cells.map((letters) => letters.join(''))),
        );
        const model = prepareRunSpread(distribution, { view, level: 0.95 });
        if (model.kind === 'gap') return;
        const { points, bars, ticks, xAxis, yAxis } = model;
        const across = [...points, ...ticks].map(({ x }) => x);
        for (const x of [...across, ...bars.flatMap(({ from, to }) => [from, to])]) {
          expect(x).toBeGreaterThanOrEqual(xAxis.domain[0] - 1e-9);
          expect(x).toBeLessThanOrEqual(xAxis.domain[1] + 1e-9);
        }
        for (const { at } of xAxis.ticks) expect(at).toBeLessThanOrEqual(100);
        for (const { fromY, toY } of ticks) {
          expect(Math.min(fromY, toY)).toBeGreaterThanOrEqual(yAxis.domain[0] - 1e-9);
        }
      }),
    );
  });
});
