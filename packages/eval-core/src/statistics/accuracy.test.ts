import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { accuracyCell, type AccuracyCell } from './accuracy.ts';
import type { ItemCount } from './sample-counts.ts';

function cellOf(items: ItemCount[], plannedItems = items.length): AccuracyCell {
  return accuracyCell({ items, repeats: [], plannedItems });
}

describe('accuracyCell', () => {
  it('keeps the three errors of three items with shares 1, ½ and 0 apart', () => {
    const cell = accuracyCell({
      items: [
        { samples: 4, correct: 4 },
        { samples: 4, correct: 2 },
        { samples: 4, correct: 0 },
      ],
      repeats: [1, 2, 2, 1].map((correct, repeat) => ({ repeat, samples: 3, correct })),
      plannedItems: 3,
    });
    expect(cell).toMatchObject({ estimateFraction: 0.5, items: 3, itemsWithoutSamples: 0 });
    expect(cell).toMatchObject({ repeats: 4, samples: 12, missingReason: null });
    // Repeats lie 1/6 from their mean: sqrt(4·(1/36)/3).
    expect(cell.stdOverRepeats).toBeCloseTo(Math.sqrt(1 / 27), 12);
    // Only the middle item varies: sqrt(0 + ¼/3 + 0)/3.
    expect(cell.standardErrorSameItems).toBeCloseTo(Math.sqrt(1 / 12) / 3, 12);
    // m·p(1 − p) = ¾ is below 1: as three items asked once. With 1.5 successes of 3 the bounds of Clopper & Pearson
    // are the wider ones; SciPy: stats.beta.ppf(0.05, 1.5, 2.5).
    expect(cell.interval?.low).toBeCloseTo(0.06241252385791507, 12);
    expect(cell.interval?.high).toBeCloseTo(1 - 0.06241252385791507, 12);
    expect(cell.interval).toMatchObject({ level: 0.95, method: 'wilson-design-effect' });
  });

  it('is exactly the share of all samples when every item was asked equally often', () => {
    // 26 items with 5 of 5 and 6 with 4, 0, 0, 0, 0, 0: 134 of 160, which is 0.8375 and prints as 83.8.
    const whole = Array.from({ length: 26 }, () => ({ samples: 5, correct: 5 }));
    const rest = [4, 0, 0, 0, 0, 0].map((correct) => ({ samples: 5, correct }));
    expect(cellOf([...whole, ...rest]).estimateFraction).toBe(134 / 160);
  });

  it('weighs every question the same, however often it was asked', () => {
    const cell = cellOf([
      { samples: 1, correct: 1 },
      { samples: 9, correct: 0 },
    ]);
    expect(cell.estimateFraction).toBe(0.5);
  });

  it('never believes to have more than its samples when all items are nearly alike', () => {
    const items = Array.from({ length: 32 }, (_, item) => ({
      samples: 10,
      correct: item % 4 === 3 ? 6 : 5,
    }));
    // p = 0.525, s²/(p(1 − p)) is 0.008, so D is held at 1/10 and n_eff is 320. SciPy: the influences of design-effect.ts
    // give 8103.076 degrees of freedom; Wilson on 0.525, 320 and stats.t.ppf(0.975, 8103.076).
    expect(cellOf(items).interval?.low).toBeCloseTo(0.4703058651537245, 9);
    expect(cellOf(items).interval?.high).toBeCloseTo(0.5791008517820816, 9);
  });

  it('counts items, not samples, when every sample is correct', () => {
    const cell = cellOf(Array.from({ length: 10 }, () => ({ samples: 50, correct: 50 })));
    const once = cellOf(Array.from({ length: 10 }, () => ({ samples: 1, correct: 1 })));
    expect(cell.interval).toEqual(once.interval);
    expect(cell.interval).toMatchObject({ high: 1, method: 'binomial-mid-p' });
    expect(cell.estimateFraction).toBe(1);
  });

  it('leaves items without samples out and counts them', () => {
    const cell = cellOf(
      [
        { samples: 2, correct: 1 },
        { samples: 0, correct: 0 },
        { samples: 2, correct: 2 },
      ],
      5,
    );
    expect(cell).toMatchObject({ estimateFraction: 0.75, items: 2, itemsWithoutSamples: 3 });
  });

  it('knows nothing without samples, and says so', () => {
    expect(cellOf([], 30)).toEqual({
      estimateFraction: null,
      interval: null,
      stdOverRepeats: null,
      standardErrorSameItems: null,
      items: 0,
      itemsWithoutSamples: 30,
      repeats: 0,
      samples: 0,
      missingReason: 'No samples yet.',
    });
  });

  it('gives one item an estimate but no interval, with the reason', () => {
    const cell = cellOf([{ samples: 4, correct: 1 }]);
    expect(cell).toMatchObject({ estimateFraction: 0.25, interval: null });
    expect(cell.missingReason).toMatch(/needs at least two/);
  });

  it('has no error for the same items when one of them was asked once', () => {
    const cell = cellOf([
      { samples: 1, correct: 1 },
      { samples: 5, correct: 2 },
    ]);
    expect(cell.standardErrorSameItems).toBeNull();
  });

  it('has no error of 0 for the same items where none of their samples differ', () => {
    const alike = { samples: 4, correct: 4 };
    expect(cellOf([alike, alike]).standardErrorSameItems).toBeNull();
    expect(cellOf([alike, { samples: 4, correct: 0 }]).standardErrorSameItems).toBeNull();
  });

  it('has no spread over repeats from a single complete one, rather than 0', () => {
    const repeats = [
      { repeat: 0, samples: 2, correct: 1 },
      { repeat: 1, samples: 1, correct: 1 },
    ];
    const cell = accuracyCell({ items: [{ samples: 3, correct: 2 }], repeats, plannedItems: 2 });
    expect(cell).toMatchObject({ stdOverRepeats: null, repeats: 1 });
  });

  it('rejects more items with samples than were planned', () => {
    expect(() => cellOf([{ samples: 1, correct: 1 }], 0)).toThrow(/1 items have samples but 0/);
  });

  it('never leaves 0…1 and always holds its estimate inside', () => {
    const item = fc
      .tuple(fc.nat(20), fc.nat(20))
      .map(([one, other]) => ({ samples: Math.max(one, other), correct: Math.min(one, other) }));
    fc.assert(
      fc.property(fc.array(item, { minLength: 2, maxLength: 40 }), (items) => {
        const { estimateFraction, interval } = cellOf(items);
        fc.pre(estimateFraction !== null && interval !== null);
        expect(interval.low).toBeGreaterThanOrEqual(0);
        expect(interval.high).toBeLessThanOrEqual(1);
        expect(interval.low).toBeLessThanOrEqual(estimateFraction + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(estimateFraction - 1e-12);
      }),
    );
  });
});
