import { expect, test } from 'vitest';

import { formatAge, formatMoment } from './moment.ts';

const moment = new Date('2026-03-01T23:59:30Z');
const after = (ms: number) => new Date(moment.getTime() + ms);

test('a moment is written in UTC, whatever the zone of the machine', () => {
  expect(formatMoment(moment)).toBe('2026-03-01 23:59 UTC');
});

test('an age is written in its largest whole unit', () => {
  expect(formatAge(moment, after(59_999))).toBe('just now');
  expect(formatAge(moment, after(60_000))).toBe('1 min ago');
  expect(formatAge(moment, after(3_599_999))).toBe('59 min ago');
  expect(formatAge(moment, after(7_200_000))).toBe('2 h ago');
  expect(formatAge(moment, after(86_400_000 * 3))).toBe('3 d ago');
  expect(formatAge(moment, after(86_400_000 * 30))).toBe('2026-03-01');
});

test('a clock that runs ahead never gives a negative age', () => {
  expect(formatAge(moment, after(-5000))).toBe('just now');
});
