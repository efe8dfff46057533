import { expect, test } from 'vitest';

import { prepareConfusion } from './prepare-confusion.ts';

test('rows are what the grading says, columns what the other side does, with their sums', () => {
  const model = prepareConfusion({
    samples: 8,
    counts: [
      { first: 'correct', second: 'correct', samples: 4 },
      { first: 'correct', second: 'incorrect', samples: 1 },
      { first: 'unscorable', second: 'correct', samples: 3 },
    ],
  });
  const texts = model?.rows.map(({ cells, total }) => [...cells.map(({ text }) => text), total]);
  expect(texts).toEqual([
    ['4', '1', '0', '5'],
    ['0', '0', '0', '0'],
    ['3', '0', '0', '3'],
  ]);
  expect(model?.columnTotals.map(({ text }) => text)).toEqual(['7', '1', '0']);
  expect(model?.rows[0]?.cells.map(({ kind }) => kind)).toEqual(['same', 'other', 'none']);
});

test('there is no table of nothing', () => {
  expect(prepareConfusion({ samples: 0, counts: [] })).toBeNull();
});
