import { describe, expect, it } from 'vitest';

import { accuracyCell } from './accuracy.ts';
import { scoreCell } from './score.ts';

describe('scoreCell', () => {
  it('is the mean over items, with the interval of accuracy', () => {
    // Item means 0.9, 0.5 and 0.1: mean 0.5, s² = 0.16, SE² = 0.16/3, n_eff = 0.25·3/0.16 = 4.6875;
    // t.975 with 2 degrees 4.302653, t²/n = 3.949402: half 4.302653·sqrt(0.25/4.6875 + t²/(4n²))/4.949402.
    const cell = scoreCell({
      items: [
        { samples: 2, total: 1.8 },
        { samples: 2, total: 1 },
        { samples: 2, total: 0.2 },
      ],
      repeats: [
        { repeat: 0, samples: 3, total: 1.8 },
        { repeat: 1, samples: 3, total: 1.2 },
      ],
      plannedItems: 3,
    });
    expect(cell).toMatchObject({ items: 3, samples: 6, repeats: 2, missingReason: null });
    expect(cell.estimateFraction).toBeCloseTo(0.5, 12);
    expect(cell.stdOverRepeats).toBeCloseTo(Math.sqrt(0.02), 12);
    const half = (4.30265273 * Math.sqrt(0.25 / 4.6875 + 3.94940214 / (4 * 4.6875))) / 4.94940214;
    expect(cell.interval?.lowFraction).toBeCloseTo(0.5 - half, 6);
    expect(cell.interval?.highFraction).toBeCloseTo(0.5 + half, 6);
  });

  it('agrees with accuracy where every score is 0 or 1', () => {
    const counts = [
      [4, 4],
      [4, 1],
      [3, 0],
    ] as const;
    const { estimateFraction, interval } = accuracyCell({
      items: counts.map(([samples, correct]) => ({ samples, correct })),
      repeats: [],
      plannedItems: 3,
    });
    const items = counts.map(([samples, total]) => ({ samples, total }));
    expect(scoreCell({ items, repeats: [], plannedItems: 3 })).toMatchObject({
      estimateFraction,
      interval,
    });
  });

  it('leaves out items without the score, and counts them', () => {
    const cell = scoreCell({
      items: [{ samples: 1, total: 0.25 }],
      repeats: [{ repeat: 0, samples: 1, total: 0.25 }],
      plannedItems: 4,
    });
    expect(cell).toMatchObject({
      estimateFraction: 0.25,
      interval: null,
      stdOverRepeats: null,
      items: 1,
      itemsWithoutSamples: 3,
      repeats: 0,
    });
  });

  it('knows nothing of no samples, and never says 0', () => {
    expect(scoreCell({ items: [], repeats: [], plannedItems: 2 })).toMatchObject({
      estimateFraction: null,
      interval: null,
      missingReason: 'No samples yet.',
    });
  });

  it.each([-0.1, 1.1, Number.NaN])('refuses a total of %d over one sample', (total) => {
    expect(() =>
      scoreCell({ items: [{ samples: 1, total }], repeats: [], plannedItems: 1 }),
    ).toThrow(RangeError);
  });
});
