import { expect, it } from 'vitest';

import { holmAdjusted } from './holm.ts';

it('is what R and statsmodels give', () => {
  // statsmodels 0.15.0: multipletests([0.01, 0.04, 0.03, 0.005, 0.5], method='holm')[1]
  const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005, 0.5]);
  const expected = [0.04, 0.09, 0.09, 0.025, 0.5];
  for (const [index, p] of expected.entries()) expect(adjusted[index]).toBeCloseTo(p, 14);
});

it('leaves what could not be tested, and does not count it', () => {
  expect(holmAdjusted([null, 0.02, null, 0.9])).toEqual([null, 0.04, null, 0.9]);
  expect(holmAdjusted([null])).toEqual([null]);
  expect(holmAdjusted([])).toEqual([]);
});

it('never passes 1', () => {
  expect(holmAdjusted([0.7, 0.8])).toEqual([1, 1]);
});

it('refuses what is no p value', () => {
  expect(() => holmAdjusted([0.5, 1.5])).toThrow(RangeError);
  expect(() => holmAdjusted([NaN])).toThrow(RangeError);
});
