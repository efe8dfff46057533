import { expect, it } from 'vitest';

import { percentDecimals, percentText } from './percent-text.ts';

it.each([
  [0.6293, '62.9'],
  [0, '0.0'],
  [1, '100.0'],
  [0.0005, '0.1'],
  [0.0004, '0.04'],
  [-0.0004, '-0.04'],
  [0.9996, '99.96'],
  [0.999_999_4, '99.9999'],
  [0.000_001, '0.0001'],
  // 1 − 0.9 − 0.1: what binary fractions leave.
  [-2.8e-17, '0.0'],
  [1 - 1e-16, '100.0'],
])('%d is %s', (fraction, text) => {
  expect(percentText(fraction)).toBe(text);
});

it('starts from the decimals that are usual', () => {
  expect([0.05, 0.004, 0.999].map((fraction) => percentText(fraction, 0))).toEqual([
    '5',
    '0.4',
    '99.9',
  ]);
  expect(percentDecimals(0.5, 2)).toBe(2);
});
