import { describe, expect, it } from 'vitest';

import { accuracyCell } from './accuracy.ts';
import { scoreCell } from './score.ts';

describe('scoreCell', () => {
  it('is the mean over items, with the interval of accuracy', () => {
    // Item means 0.9, 0.5 and 0.1: m·p(1 − p) = ¾ is below 1, so they count as 1.5 successes of 3; SciPy:
    // stats.beta.ppf(0.05, 1.5, 2.5).
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
    expect(cell.interval?.low).toBeCloseTo(0.06241252385791507, 9);
    expect(cell.interval?.high).toBeCloseTo(1 - 0.06241252385791507, 9);
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
