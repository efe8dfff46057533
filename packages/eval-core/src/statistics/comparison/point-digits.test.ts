import { expect, it } from 'vitest';

import { pointDigits } from './point-digits.ts';

it.each([
  { low: -0.2, high: 0.1, digits: 1 },
  { low: 0.001, high: 0.002, digits: 1 },
  // 0.088 and 0.0002 points wide.
  { low: -0.00044, high: 0.00044, digits: 2 },
  { low: -0.000001, high: 0.000001, digits: 4 },
  { low: 0, high: 0, digits: 1 },
  // 0.03 to 3 points.
  { low: 0.0003, high: 0.03, digits: 2 },
  { low: -1e-17, high: 0.03, digits: 1 },
])('$low to $high are told apart with $digits decimals', ({ digits, ...interval }) => {
  expect(pointDigits(interval)).toBe(digits);
});
