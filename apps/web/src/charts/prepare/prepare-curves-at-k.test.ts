import { describe, expect, it } from 'vitest';

import { statisticsOfGrid } from '../../testing/run-statistics.ts';
import { prepareCurvesAtK, prepareCurveTable } from './prepare-curves-at-k.ts';

const grid = ['ccci', 'ciii', 'cc..', 'iiii'];

function chartOf(...input: Parameters<typeof prepareCurvesAtK>) {
  const model = prepareCurvesAtK(...input);
  if (model.kind === 'gap') throw new Error(model.reason);
  return model;
}

describe('every k as a chart', () => {
  it('draws the four curves at the logarithm of k, in per cent', () => {
    const { series, points } = chartOf(statisticsOfGrid(grid), 'of-k');
    expect(series.map(({ label }) => label)).toEqual(['pass@k', 'maj@k', 'avg@k', 'worst-of-k']);
    expect(points.map(({ x }) => x)).toEqual([0, 1, Math.log2(3), 2]);
    // pass@2: 1, one half (of six pairs three hold the correct one), 1 and 0.
    expect(points[1]?.values.pass).toBeCloseTo(62.5, 9);
    // worst of 2: one half, 0, 1 and 0.
    expect(points[1]?.values.worst).toBeCloseTo(37.5, 9);
    expect(points[0]?.bands.avg).toEqual([expect.any(Number), expect.any(Number)]);
  });

  it('says that questions with fewer samples are left out, and how many are left', () => {
    const { notes, points, table } = chartOf(statisticsOfGrid(grid), 'of-k');
    expect(notes.join(' ')).toContain('questions with fewer than k are left out');
    expect(points[3]?.hoverLines.join(' ')).toContain('n = 3');
    expect(table.rows[3]?.at(-1)).toBe('3');
  });

  it('draws G-Pass by τ on the switch, told apart without colour', () => {
    const { series } = chartOf(statisticsOfGrid(grid), 'g-pass');
    expect(series.map(({ label }) => label)).toEqual(['τ = 0.25', 'τ = 0.5', 'τ = 0.75', 'τ = 1']);
    expect(new Set(series.map(({ ink }) => ink)).size).toBe(4);
  });

  it('leaves out the majority, and says so, where answers are not known', () => {
    const { series, notes } = chartOf({ ...statisticsOfGrid(grid), majAtK: null }, 'of-k');
    expect(series.map(({ key }) => key)).not.toContain('maj');
    expect(notes.join(' ')).toContain('maj@k cannot be known');
  });

  it('keeps the place of the majority while answers are compared, and says so', () => {
    const statistics = { ...statisticsOfGrid(grid), majAtK: null, answerEquality: null };
    const { series, points, notes } = chartOf(statistics, 'of-k');
    expect(series.map(({ key }) => key)).toContain('maj');
    expect(points[0]?.values).not.toHaveProperty('maj');
    expect(notes.join(' ')).toContain('maj@k follows');
    const { head, rows } = prepareCurveTable(statistics, 'of-k');
    expect(rows[0]?.figures[head.indexOf('maj@k')]).toMatchObject({
      text: '—',
      description: 'No figure: wrong answers are being compared; n = 0 questions.',
    });
  });

  it('says by which rule answers are the same', () => {
    const { notes } = chartOf(statisticsOfGrid(grid), 'of-k');
    expect(notes.join(' ')).toContain('maj@k: Wrong answers are the same where');
  });

  it('names the methods that the figures carry, and no other', () => {
    const statistics = statisticsOfGrid(grid);
    const method = statistics.passAtK['2']?.interval?.method ?? '';
    expect(method).not.toBe('');
    expect(chartOf(statistics, 'of-k').notes.at(-1)).toContain(method);
  });

  it('is a sentence for one repeat and for none', () => {
    expect(prepareCurvesAtK(statisticsOfGrid(['c', 'i']), 'of-k')).toMatchObject({ kind: 'gap' });
    expect(prepareCurvesAtK(statisticsOfGrid([]), 'of-k')).toMatchObject({ kind: 'gap' });
  });
});

describe('every k as a table', () => {
  it('has powers of two and the last k', () => {
    const statistics = statisticsOfGrid(['ccccccciiiii', 'ciciciciciii']);
    const { head, rows } = prepareCurveTable(statistics, 'of-k');
    expect(head).toEqual(['pass@k', 'maj@k', 'avg@k', 'worst-of-k']);
    expect(rows.map(({ k }) => k)).toEqual([1, 2, 4, 8, 12]);
    expect(rows[0]?.figures[0]?.text).toBe('50.0');
  });
});
