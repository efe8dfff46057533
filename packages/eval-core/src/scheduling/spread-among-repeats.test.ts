import { expect, test } from 'vitest';

import { drawNormal } from '../draw-normal.ts';
import { createRng } from '../random.ts';
import { spreadAmongRepeats } from './spread-among-repeats.ts';

test('is the standard deviation of the logarithms where there is one item', () => {
  // ln 1 = 0, ln e² = 2: squares 1 + 1 about the mean 1, one degree of freedom.
  expect(spreadAmongRepeats([[1, Math.E ** 2]])).toBeCloseTo(Math.SQRT2, 12);
});

test('pools over items whatever their own lengths are, and learns nothing from a single reply', () => {
  const items = [[1, Math.E ** 2], [5_000, 5_000, 5_000], [70], []];
  // 2 of squares over 1 + 2 degrees of freedom.
  expect(spreadAmongRepeats(items)).toBeCloseTo(Math.sqrt(2 / 3), 12);
});

test('is unknown where no item has two replies', () => {
  expect(spreadAmongRepeats([])).toBeNull();
  expect(spreadAmongRepeats([[10], [20_000]])).toBeNull();
});

test('counts an empty reply as one token', () => {
  expect(spreadAmongRepeats([[0, 1]])).toBe(0);
});

test('finds the spread that lengths were drawn with', () => {
  const rng = createRng('lengths');
  const items = Array.from({ length: 500 }, (_, item) =>
    Array.from({ length: 8 }, () => Math.exp(6 + item / 200 + 0.4 * drawNormal(rng))),
  );
  // Of 3,500 degrees of freedom the standard error is 0.4 / √7000 = 0.005.
  expect(Math.abs((spreadAmongRepeats(items) ?? 0) - 0.4)).toBeLessThan(0.02);
});
