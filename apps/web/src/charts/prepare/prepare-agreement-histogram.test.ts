import { expect, test } from 'vitest';

import { prepareAgreementHistogram } from './prepare-agreement-histogram.ts';

const range = { lowFraction: 0.1, highFraction: 0.8 };

function bins(counts: [kept: number, leftOut: number][]) {
  return Array.from({ length: 10 }, (_, index) => {
    const [kept, leftOut] = counts[index] ?? [0, 0];
    return { fromFraction: index / 10, toFraction: (index + 1) / 10, kept, leftOut };
  });
}

test('says in its legend how many are kept and left out, and what is shaded', () => {
  const chart = prepareAgreementHistogram({
    bins: bins([
      [0, 4],
      [3, 1],
    ]),
    range,
    items: 10,
  });
  expect(chart).toMatchObject({
    kind: 'chart',
    keptLabel: 'Kept (3)',
    leftOutLabel: 'Left out (5)',
    notes: [
      'Shaded: the range that is asked for, 10.0–80.0 %.',
      'Not drawn: 2 items without a known agreement.',
    ],
    yAxis: { domain: [0, 4] },
  });
});

test('a bar names its bounds in whole per cent', () => {
  const chart = prepareAgreementHistogram({ bins: bins([[0, 1]]), range, items: 1 });
  if (chart.kind === 'gap') throw new Error('expected a chart');
  expect(chart.bars[2]?.hoverLines[0]).toBe('20–30 % of weak samples agree');
  expect(chart.table.rows).toHaveLength(10);
  expect(chart.notes).toHaveLength(1);
});

test('without an agreement that is known there is a sentence in place of a chart', () => {
  expect(prepareAgreementHistogram({ bins: bins([]), range, items: 3 })).toEqual({
    kind: 'gap',
    reason: 'No item has a weak agreement that is known.',
  });
});
