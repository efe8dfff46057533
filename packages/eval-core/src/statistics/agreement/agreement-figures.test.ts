import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { agreementOf } from '../agreement.ts';
import { agreementByItem } from './agreement-by-item.ts';
import { confusionMatrix } from './confusion-matrix.ts';
import { krippendorffAlpha } from './krippendorff-alpha.ts';

/** By rater, as in print: a star where the rater said nothing. */
function unitsOf(raters: readonly string[]): (string | null)[][] {
  const rows = raters.map((rater) => [...rater].map((label) => (label === '*' ? null : label)));
  return Array.from({ length: rows[0]?.length ?? 0 }, (_, unit) =>
    rows.map((row) => row[unit] ?? null),
  );
}

describe('krippendorffAlpha', () => {
  it('is 0.691 for the example with three coders and missing ratings', () => {
    // Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), also the example of the Python package
    // krippendorff, whose alpha(…, level_of_measurement='nominal') gives 0.691358024691358.
    const printed = krippendorffAlpha(
      unitsOf(['*****34121133*3', '1*213343*******', '**21344*21133*4']),
    );
    expect(printed.alpha).toBeCloseTo(0.691358024691358, 12);
    expect(printed).toMatchObject({ units: 12, leftOut: 3, ratings: 26, reason: null });
  });

  it('is that of the Python package for five raters of eight units', () => {
    // krippendorff 0.9.0: krippendorff.alpha(value_counts=…, level_of_measurement='nominal') = 0.5231143552311436
    const units = ['aab*a', 'bb*bb', 'ccc*c', 'a*abc', 'b****', 'bbbab', '*ca*c', 'aaaaa'].map(
      (unit) => [...unit].map((label) => (label === '*' ? null : label)),
    );
    expect(krippendorffAlpha(units).alpha).toBeCloseTo(0.5231143552311436, 12);
  });

  it('counts items where units are samples of items', () => {
    const once = unitsOf(['aabbabaabb', 'aabbabbabb']);
    const tenTimes = Array.from({ length: 10 }, () => once).flat();
    const clusters = tenTimes.map((_, row) => `item ${row % 10}`);
    const asItems = krippendorffAlpha(tenTimes, { clusters });
    const asUnits = krippendorffAlpha(tenTimes);
    const width = ({ interval }: typeof asItems) =>
      (interval?.high ?? NaN) - (interval?.low ?? NaN);
    expect(asItems.alpha).toBe(asUnits.alpha);
    expect(width(asItems)).toBeGreaterThan(2 * width(asUnits));
    expect(() => krippendorffAlpha(once, { clusters: ['one'] })).toThrow(RangeError);
  });

  it('does not care who said what, nor in which order units come', () => {
    const labels = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
    const units = fc.array(fc.array(labels, { minLength: 3, maxLength: 3 }), { minLength: 2 });
    fc.assert(
      fc.property(units, (list) => {
        const there = krippendorffAlpha(list);
        const back = krippendorffAlpha([...list].reverse().map((unit) => [...unit].reverse()));
        if (there.alpha === null) {
          expect(back.alpha).toBeNull();
          return;
        }
        expect(back.alpha).toBeCloseTo(there.alpha, 9);
        expect(there.alpha).toBeLessThanOrEqual(1 + 1e-12);
        if (there.interval === null) return;
        expect(there.interval.low).toBeLessThanOrEqual(there.alpha + 1e-9);
        expect(there.interval.high).toBeGreaterThanOrEqual(there.alpha - 1e-9);
        expect(there.interval.high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('has no value where nothing could differ, and an interval at full agreement', () => {
    expect(
      krippendorffAlpha([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toMatchObject({ alpha: null, interval: null });
    expect(krippendorffAlpha([['a', null], []])).toMatchObject({
      alpha: null,
      units: 0,
      leftOut: 2,
      reason: 'No unit has two ratings.',
    });
    const full = krippendorffAlpha([
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(full.alpha).toBe(1);
    expect(full.interval?.high).toBe(1);
    expect(full.interval?.low).toBeLessThan(0.7);
  });
});

describe('agreementByItem', () => {
  const table = [
    { first: 'yes', second: 'yes', samples: 20 },
    { first: 'yes', second: 'no', samples: 5 },
    { first: 'no', second: 'yes', samples: 10 },
    { first: 'no', second: 'no', samples: 15 },
  ];
  const oneEach = (times: number) =>
    table.flatMap(({ samples, ...said }, cell) =>
      Array.from({ length: samples * times }, (_, i) => ({
        ...said,
        samples: 1,
        item: `${cell}/${i}`,
      })),
    );

  it('is the large-sample interval where every item has one of many samples', () => {
    // 100 times the table of agreement.test.ts: κ = 0.4, variance 0.2016/1,250.
    const { kappa, interval, items } = agreementByItem(oneEach(100));
    const halfWidth = 1.959964 * Math.sqrt(0.2016 / 1250);
    expect(kappa).toBeCloseTo(0.4, 12);
    expect(items).toBe(5000);
    expect(interval?.low).toBeCloseTo(0.4 - halfWidth, 3);
    expect(interval?.high).toBeCloseTo(0.4 + halfWidth, 3);
  });

  it('is no surer for repeats that say what was said before', () => {
    const once = agreementByItem(oneEach(1));
    const tenTimes = agreementByItem(oneEach(1).map((count) => ({ ...count, samples: 10 })));
    expect(tenTimes.interval?.low).toBeCloseTo(once.interval?.low ?? NaN, 12);
    expect(tenTimes.interval?.high).toBeCloseTo(once.interval?.high ?? NaN, 12);
    const pooled = agreementOf(table.map((count) => ({ ...count, samples: count.samples * 10 })));
    const width = (interval: { low: number; high: number } | null) =>
      interval === null ? NaN : interval.high - interval.low;
    expect(width(tenTimes.interval)).toBeGreaterThan(3 * width(pooled.kappaInterval));
  });

  it('leaves out what one of them left open', () => {
    const open = { item: 'open', first: 'yes', second: null, samples: 3 };
    const found = agreementByItem([...oneEach(1), open]);
    expect(found).toEqual({ ...agreementByItem(oneEach(1)), undecided: 3 });
    expect(agreementByItem([open])).toMatchObject({ kappa: null, interval: null, items: 0 });
  });
});

describe('confusionMatrix', () => {
  it('counts by pair of labels, the undecided apart', () => {
    const matrix = confusionMatrix([
      { first: 'no', second: 'yes', samples: 2 },
      { first: 'yes', second: 'yes', samples: 5 },
      { first: 'yes', second: null, samples: 1 },
      { first: 'yes', second: 'yes', samples: 1 },
    ]);
    expect(matrix).toEqual({
      labels: ['no', 'yes', null],
      counts: [
        [0, 2, 0],
        [0, 6, 1],
        [0, 0, 0],
      ],
      firstTotals: [2, 7, 0],
      secondTotals: [0, 8, 1],
      samples: 9,
      same: 6,
      undecided: 1,
    });
  });

  it('counts nothing of nothing, and refuses a count that is none', () => {
    expect(confusionMatrix([])).toMatchObject({ labels: [], counts: [], samples: 0, same: 0 });
    expect(() => confusionMatrix([{ first: 'a', second: 'a', samples: 0.5 }])).toThrow(RangeError);
  });
});
