import { expect, test } from 'vitest';

import { statisticsOfGrid } from '../../testing/run-statistics.ts';
import { prepareRewardCurve } from './prepare-reward-curve.ts';

test('draws figure 6: correct falls from 1 to one half, incorrect rises from −1 to −one half', () => {
  const { points } = prepareRewardCurve(statisticsOfGrid(['c']).reward, 0.95);
  expect(points[0]).toMatchObject({ x: 0, values: { correct: 1, incorrect: -1 } });
  expect(points.at(-1)).toMatchObject({ x: 31_744, values: { correct: 0.5, incorrect: -0.5 } });
  expect(points.find(({ x }) => x === 25_600)?.values.correct).toBe(1);
  expect(points.find(({ x }) => x === 3702)?.values.incorrect).toBe(-0.5);
});

test('marks the mean of the run, and nothing where there is none', () => {
  const marked = prepareRewardCurve(statisticsOfGrid(['c', 'c']).reward, 0.95);
  expect(marked.markers).toEqual([{ at: 1, axis: 'y', text: 'mean of this run: 1.00' }]);
  expect(prepareRewardCurve(statisticsOfGrid(['u']).reward, 0.95).markers).toEqual([]);
});
