import { expect, test } from 'vitest';

import { nextRunSentence } from './prepare-next-run.ts';

const range = { low: 17 / 30, high: 23 / 30, method: 'order-statistics' };

test('says where a single run lies nine times of ten, once there are enough repeats', () => {
  expect(nextRunSentence({ ...range, share: 47 / 51, n: 50 })).toBe(
    'A single run lies between 56.7 % and 76.7 % nine times of ten (order-statistics, n = 50 repeats, these questions).',
  );
  expect(nextRunSentence({ ...range, share: 18 / 20, n: 19 })).toContain('nine times of ten');
});

test('promises no more than a few repeats can', () => {
  expect(nextRunSentence({ ...range, share: 0.5, n: 3 })).toContain(
    'one more does so at least 50.0 % of the time',
  );
});

test('says nothing of the next run from one', () => {
  expect(nextRunSentence(null)).toContain('One run says nothing');
});
