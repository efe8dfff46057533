import { describe, expect, it } from 'vitest';

import { accuracyCell, type AccuracyCell } from '@assay/eval-core/statistics/accuracy';

import { prepareIntervalCell } from './prepare-interval-cell.ts';

const known: AccuracyCell = {
  estimateFraction: 0.629,
  interval: { low: 0.471, high: 0.763, level: 0.95, method: 'wilson-clustered-t' },
  stdOverRepeats: 0.063,
  standardErrorSameItems: 0.009,
  items: 30,
  itemsWithoutSamples: 0,
  repeats: 50,
  samples: 1500,
  missingReason: null,
};

describe('prepareIntervalCell', () => {
  it('prints mean and spread in percent, with the interval as bar and every word in the description', () => {
    expect(prepareIntervalCell(known)).toEqual({
      text: '62.9 ± 6.3',
      sampleSize: 'n = 30 × 50',
      description:
        '62.9 % correct; 47.1–76.3 %, 95 % interval for new questions (wilson-clustered-t); ' +
        '± 6.3 points, standard deviation over 50 complete repeats; n = 30 × 50.',
      bar: { pointFraction: 0.629, whisker: { lowFraction: 0.471, highFraction: 0.763 } },
      reason: null,
    });
  });

  it('never prints ± for a spread that is unknown', () => {
    const cell = prepareIntervalCell({ ...known, stdOverRepeats: null, repeats: 1, samples: 30 });
    expect(cell.text).toBe('62.9');
    expect(cell.description).toMatch(/no standard deviation: 1 complete repeat, two are needed/);
  });

  it('draws a lone point where the interval is unknown, and says why', () => {
    const one = { items: [{ samples: 4, correct: 1 }], repeats: [], plannedItems: 1 };
    const cell = prepareIntervalCell(accuracyCell(one));
    expect(cell.bar).toEqual({ pointFraction: 0.25, whisker: null });
    expect(cell.reason).toMatch(/One item only/);
    expect(cell.description).toMatch(/no interval: One item only/);
  });

  it('is a dash with a reason without samples', () => {
    const cell = prepareIntervalCell(accuracyCell({ items: [], repeats: [], plannedItems: 30 }));
    expect(cell).toMatchObject({ text: '—', bar: null, reason: 'No samples yet.' });
    expect(cell.sampleSize).toBe('n = 0 of 30 items, 0 samples');
  });

  it('shows how far an unfinished run has come', () => {
    const unfinished = { ...known, items: 27, itemsWithoutSamples: 3, samples: 61, repeats: 2 };
    expect(prepareIntervalCell(unfinished).sampleSize).toBe('n = 27 of 30 items, 61 samples');
    const uneven = { ...known, repeats: 1, samples: 45 };
    expect(prepareIntervalCell(uneven).sampleSize).toBe('n = 30 items, 45 samples');
  });
});
