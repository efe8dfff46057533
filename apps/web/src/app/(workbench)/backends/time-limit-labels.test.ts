import { expect, test } from 'vitest';

import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';

import { setTimeLimits } from './time-limit-labels.ts';

test('names the limits that are set, and none that the worker decides', () => {
  expect(setTimeLimits(NO_TIME_LIMITS)).toEqual([]);
  expect(setTimeLimits({ ...NO_TIME_LIMITS, totalSeconds: 7_200, connectSeconds: 5 })).toEqual([
    'connecting within 5\u00A0s',
    'whole reply within 7,200\u00A0s',
  ]);
});
