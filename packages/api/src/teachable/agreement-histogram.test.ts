import { expect, test } from 'vitest';

import { agreementHistogram } from './agreement-histogram.ts';

function item(value: number | null, isKept = false) {
  return { agreement: { value, interval: null, n: 10 }, isKept };
}

test('a share on an edge belongs to the bin that it begins, 1 to the last', () => {
  const shares = Array.from({ length: 11 }, (_, tenths) => item(tenths / 10));
  expect(agreementHistogram(shares).map(({ leftOut }) => leftOut)).toEqual([
    1, 1, 1, 1, 1, 1, 1, 1, 1, 2,
  ]);
});

test('tells kept items from the others, and leaves out what is not known', () => {
  const bins = agreementHistogram([item(0.25, true), item(0.25), item(0.29), item(null)]);
  expect(bins[2]).toEqual({ fromFraction: 0.2, toFraction: 0.3, kept: 1, leftOut: 2 });
  expect(bins.reduce((sum, { kept, leftOut }) => sum + kept + leftOut, 0)).toBe(3);
});
