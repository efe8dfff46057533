import { expect, test } from 'vitest';

import { statisticsOfGrid } from '../../../../testing/run-statistics.ts';
import { prepareReward } from './prepare-reward.ts';

test('gives the mean with what it leaves out, and its parameters', () => {
  const { mean, notes, parameters } = prepareReward(statisticsOfGrid(['cu', 'ct']).reward);
  // Question means 1 and (1 − ½)/2.
  expect(mean.text).toBe('0.63');
  expect(notes.join(' ')).toContain('Mean over 3 samples');
  expect(notes.join(' ')).toContain('1 sample cut off');
  expect(notes.join(' ')).toContain('1 cell without a reward');
  expect(parameters.map(({ value }) => value)).toEqual([
    '31,744 tokens',
    '25,600 tokens on',
    '1.00 to 0.50',
    '3,702 tokens',
    '−1.00 to −0.50',
    '−0.50',
  ]);
});
