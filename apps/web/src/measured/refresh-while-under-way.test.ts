import { expect, test } from 'vitest';

import { refreshWhileUnderWay } from './refresh-while-under-way.ts';

test('asks again while one run of several is under way', () => {
  expect(refreshWhileUnderWay([{ status: 'completed' }, { status: 'running' }])).toBeGreaterThan(0);
  expect(refreshWhileUnderWay([{ status: 'queued' }])).toBeGreaterThan(0);
});

test('leaves finished figures alone', () => {
  expect(refreshWhileUnderWay([{ status: 'completed' }, { status: 'cancelled' }])).toBe(false);
  expect(refreshWhileUnderWay([])).toBe(false);
  expect(refreshWhileUnderWay(undefined)).toBe(false);
});
