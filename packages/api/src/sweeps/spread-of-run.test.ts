import { expect, test } from 'vitest';

import { ASSUMED_SPREAD, spreadOfRun } from './spread-of-run.ts';

test('of several repeats both variances are seen', () => {
  // Shares ½, 1 and 0 of two samples each: run = (½·½·2/1 + 0 + 0)/3 = 1/6;
  // question = var(½, 1, 0) − run/2 = 1/4 − 1/12 = 1/6.
  const { spread, spreadKind } = spreadOfRun({
    itemClasses: [
      [2, 0, 1],
      [2, 1, 1],
      [2, 2, 1],
    ],
  });
  expect(spreadKind).toBe('seen');
  expect(spread.mean).toBeCloseTo(0.5, 12);
  expect(spread.varianceRun).toBeCloseTo(1 / 6, 12);
  expect(spread.varianceQuestion).toBeCloseTo(1 / 6, 12);
});

test('of one repeat the sum is seen, and halved', () => {
  // var(1, 0, 0, 0) with ddof 1 = 1/4.
  const { spread, spreadKind } = spreadOfRun({
    itemClasses: [
      [1, 1, 1],
      [1, 0, 3],
    ],
  });
  expect(spreadKind).toBe('split-assumed');
  expect(spread).toEqual({ mean: 0.25, varianceRun: 0.125, varianceQuestion: 0.125 });
});

test('repeats that never differ do not promise that they cannot', () => {
  // 8 samples without a different one: run ½ · 8½/(9 · 10) = 17/360; question var(1, 0) − run/4 = 1/2 − 17/1440.
  const { spread, spreadKind } = spreadOfRun({
    itemClasses: [
      [4, 4, 1],
      [4, 0, 1],
    ],
  });
  expect(spreadKind).toBe('run-unseen');
  expect(spread.varianceRun).toBeCloseTo(17 / 360, 12);
  expect(spread.varianceQuestion).toBeCloseTo(1 / 2 - 17 / 1440, 12);
});

test.each([[[]], [[[5, 5, 30]]], [[[5, 0, 30]]], [[[1, 1, 30]]]] as [number, number, number][][][])(
  'a run that has seen no variance (%j) promises nothing',
  (itemClasses) => {
    expect(spreadOfRun({ itemClasses })).toEqual(ASSUMED_SPREAD);
  },
);
