import { expect, test } from 'vitest';

import { formatDuration } from './duration.ts';

test('a duration is written in its two largest units', () => {
  expect(formatDuration(420)).toBe('420 ms');
  expect(formatDuration(4200)).toBe('4.2 s');
  expect(formatDuration(42_000)).toBe('42 s');
  expect(formatDuration(200_000)).toBe('3 min 20 s');
  expect(formatDuration(7_500_000)).toBe('2 h 5 min');
  expect(formatDuration(277_200_000)).toBe('3 d 5 h');
});

test('rounding never writes 1000 ms, 10.0 s or 60 s', () => {
  expect(formatDuration(999.6)).toBe('1.0 s');
  expect(formatDuration(9960)).toBe('10 s');
  expect(formatDuration(59_600)).toBe('1 min 0 s');
});

test('an unknown duration is a dash', () => {
  expect(formatDuration(null)).toBe('—');
});
