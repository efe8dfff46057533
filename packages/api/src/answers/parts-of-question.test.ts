import { expect, it } from 'vitest';

import { partsOfQuestion } from './parts-of-question.ts';

const itemOf = (texts: number) => ({ texts: Array.from({ length: texts }, String) });
const sizesOf = (counts: readonly number[]) =>
  partsOfQuestion(counts.map(itemOf)).map((part) => part.map(({ texts }) => texts.length));

it('keeps the order, and asks of 32 items at most', () => {
  const parts = sizesOf(Array.from({ length: 70 }, (_, index) => 2 + (index % 3)));
  expect(parts.map(({ length }) => length)).toEqual([32, 32, 6]);
  expect(parts.flat().slice(0, 4)).toEqual([2, 3, 4, 2]);
});

it('asks of fewer where there is more to compare: 50 texts are 1,225 pairs', () => {
  expect(sizesOf([50, 50, 50, 50, 2])).toEqual([
    [50, 50, 50],
    [50, 2],
  ]);
});

it('asks of an item alone that is too much by itself', () => {
  expect(sizesOf([2, 200, 2])).toEqual([[2], [200], [2]]);
  expect(sizesOf([])).toEqual([]);
});
