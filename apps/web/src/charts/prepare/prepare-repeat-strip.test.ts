import { describe, expect, it } from 'vitest';

import { accuracyCell } from '@assay/eval-core/statistics/accuracy';
import { repeatAccuracies } from '@assay/eval-core/statistics/repeat-accuracies';
import type { ItemCount, RepeatCount } from '@assay/eval-core/statistics/sample-counts';

import { prepareRepeatStrip, type RepeatStripChart } from './prepare-repeat-strip.ts';

interface Counts {
  items: ItemCount[];
  repeats: RepeatCount[];
}

function modelOf({ items, repeats }: Counts): ReturnType<typeof prepareRepeatStrip> {
  const plannedItems = items.length;
  return prepareRepeatStrip({
    accuracies: repeatAccuracies(repeats, plannedItems),
    cell: accuracyCell({ items, repeats, plannedItems }),
  });
}

function chartOf(counts: Counts): RepeatStripChart {
  const model = modelOf(counts);
  if (model.kind === 'gap') throw new Error(`Expected a chart, got: ${model.reason}`);
  return model;
}

/** Items with shares 1 and ½: repeat 1 lacks a sample. */
const twoItems: Counts = {
  items: [
    { samples: 3, correct: 3 },
    { samples: 2, correct: 1 },
  ],
  repeats: [
    { repeat: 0, samples: 2, correct: 1 },
    { repeat: 1, samples: 1, correct: 1 },
    { repeat: 2, samples: 2, correct: 2 },
  ],
};

describe('prepareRepeatStrip', () => {
  it('keeps incomplete repeats apart from complete ones', () => {
    const chart = chartOf(twoItems);
    expect(chart.completeDots).toMatchObject([
      { repeat: 0, accuracyPercent: 50 },
      { repeat: 2, accuracyPercent: 100 },
    ]);
    expect(chart.incompleteDots).toMatchObject([{ repeat: 1, accuracyPercent: 100 }]);
    expect(chart.notes.at(-1)).toMatch(/^1 repeat incomplete/);
  });

  it('draws the mean with its interval, and says both in words with n', () => {
    const { meanPercent, meanLabel, band, notes } = chartOf(twoItems);
    expect(meanPercent).toBe(75);
    expect(meanLabel).toBe('Mean 75.0 %');
    expect(band?.lowPercent).toBeLessThan(75);
    expect(band?.highPercent).toBeGreaterThan(75);
    expect(notes[0]).toMatch(/^Band: .*95 % interval for new questions \([a-z-]+\)\.$/);
    // Two complete repeats, ½ and 1: sample standard deviation sqrt(0.125) = 0.354.
    expect(notes[1]).toMatch(/± 35\.4 points, .*2 complete repeats; n = 2 items, 5 samples/);
    expect(notes[2]).toBe('Complete repeats: 50.0–100.0 %.');
  });

  it('covers everything drawn without leaving 0 to 100', () => {
    const { yAxis, xAxis, band } = chartOf(twoItems);
    expect(yAxis.title).toBe('Accuracy (%)');
    expect(yAxis.domain[0]).toBeLessThanOrEqual(band?.lowPercent ?? Number.NaN);
    expect(yAxis.domain[0]).toBeGreaterThanOrEqual(0);
    expect(yAxis.domain[1]).toBe(100);
    expect(xAxis.domain).toEqual([-0.5, 2.5]);
    expect(xAxis.ticks.map(({ text }) => text)).toEqual(['0', '1', '2']);
  });

  it('has no band for one item, and says why instead of drawing none silently', () => {
    const one = {
      items: [{ samples: 2, correct: 1 }],
      repeats: [0, 1].map((repeat) => ({ repeat, samples: 1, correct: repeat })),
    };
    const { band, notes } = chartOf(one);
    expect(band).toBeNull();
    expect(notes[0]).toMatch(/^Band: no interval: One item only.*[^.]\.$/);
  });

  it('writes "no samples" in the table for a repeat that has none, never 0', () => {
    const started = {
      ...twoItems,
      repeats: [...twoItems.repeats, { repeat: 3, samples: 0, correct: 0 }],
    };
    const { table, completeDots, incompleteDots } = chartOf(started);
    expect(table.rows.at(-1)).toEqual(['3', 'no samples', '0', 'no']);
    expect(completeDots.length + incompleteDots.length).toBe(3);
  });

  it('is a gap with a reason without samples', () => {
    const none = { items: [{ samples: 0, correct: 0 }], repeats: [] };
    expect(modelOf(none)).toEqual({ kind: 'gap', reason: 'No samples yet.' });
  });
});
