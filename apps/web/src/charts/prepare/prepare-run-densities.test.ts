import { expect, it } from 'vitest';

import { makeRuns } from '../../testing/make-compared-runs.ts';
import { prepareRunDensities } from './prepare-run-densities.ts';

const names = { first: 'A', second: 'B' };

it('draws both curves over one axis with a tick for every repeat', () => {
  const model = prepareRunDensities({
    singleRuns: { first: makeRuns([0.3, 0.5]), second: makeRuns([0.6, 0.6, 0.6]) },
    names,
  });
  if (model.kind === 'gap') throw new Error(model.reason);
  expect(model.points).toEqual([{ accuracyPercent: 50, first: 4, second: null }]);
  expect(model.ticks.first.map(({ accuracyPercent }) => accuracyPercent)).toEqual([30, 50]);
  expect(model.ticks.second).toHaveLength(3);
  const [low, high] = model.xAxis.domain;
  expect(low).toBeLessThanOrEqual(30);
  expect(high).toBeGreaterThanOrEqual(60);
  // Ticks and curves lie within the heights that are drawn.
  expect(model.yDomain[0]).toBeLessThan(Math.min(...model.ticks.second.map(({ to }) => to)));
  expect(model.yDomain[1]).toBeGreaterThan(4);
  expect(model.notes).toEqual([
    'Density: gaussian-silverman-reflected, bandwidth 4.0 points; every upright line is a repeat.',
    'All 3 repeats of B gave 60.0 %: there is no curve.',
  ]);
  expect(model.table.rows).toEqual([
    ['1', '30.0', '60.0'],
    ['2', '50.0', '60.0'],
    ['3', 'none', '60.0'],
  ]);
});

it('says of one repeat that its spread is unknown, and of none that there is nothing', () => {
  const one = prepareRunDensities({
    singleRuns: { first: makeRuns([0.3]), second: makeRuns([0.6]) },
    names,
  });
  expect(one).toMatchObject({
    notes: [
      'Every upright line is a repeat.',
      'A has one repeat: how its runs differ is unknown.',
      'B has one repeat: how its runs differ is unknown.',
    ],
  });
  const none = prepareRunDensities({
    singleRuns: { first: makeRuns([]), second: makeRuns([0.6]) },
    names,
  });
  expect(none).toEqual({ kind: 'gap', reason: 'No complete repeat of both yet.' });
});
