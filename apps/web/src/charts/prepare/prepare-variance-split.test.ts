import { expect, test } from 'vitest';

import { statisticsOfGrid } from '../../testing/run-statistics.ts';
import { prepareVarianceSplit } from './prepare-variance-split.ts';

test('cuts the bar by the share of the question', () => {
  const { accuracy } = statisticsOfGrid(['cc', 'ci', 'ii']);
  // p = 1, ½, 0: run (0 + ¼ + 0)/3 · 2/1 = 1/6; question ¼ − (1/6)/2 = 1/6.
  const { firstFraction, text, parts } = prepareVarianceSplit(accuracy);
  expect(firstFraction).toBeCloseTo(0.5, 12);
  expect(text).toContain('50.0 % from the question, 50.0 % from the run');
  expect(parts.map(({ variance }) => variance)).toEqual(['0.1667', '0.1667']);
});

test('is a sentence with one repeat, and where nothing varies', () => {
  expect(prepareVarianceSplit(statisticsOfGrid(['c', 'i']).accuracy)).toMatchObject({
    firstFraction: null,
    text: expect.stringContaining('One repeat only') as string,
  });
  expect(prepareVarianceSplit(statisticsOfGrid(['cc', 'cc']).accuracy)).toMatchObject({
    firstFraction: null,
    text: expect.stringContaining('No variance') as string,
  });
});
