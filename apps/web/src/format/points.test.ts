import { expect, it } from 'vitest';

import { formatLevel, formatP, formatPointBounds, formatPoints } from './points.ts';

it('signs a difference, and rounds none to nothing', () => {
  expect([0.042, -0.03, 0, -0.0004, null].map((each) => formatPoints(each))).toEqual([
    '+4.2',
    '−3.0',
    '0.0',
    '−0.04',
    '—',
  ]);
});

it('does not round an interval to a point', () => {
  expect(formatPointBounds({ low: -0.03, high: 0.07 })).toBe('−3.0 to +7.0');
  expect(formatPointBounds({ low: -0.00044, high: 0.00044 })).toBe('−0.04 to +0.04');
});

it('never rounds a p to nothing', () => {
  expect([0.5, 0.0999, 0.0042, 0.00001, null].map(formatP)).toEqual([
    '0.50',
    '0.100',
    '0.004',
    '< 0.001',
    '—',
  ]);
});

it('says a level without the noise of binary fractions', () => {
  expect([0.95, 0.9, 0.999].map(formatLevel)).toEqual(['95', '90', '99.9']);
});
