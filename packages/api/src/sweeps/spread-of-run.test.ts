import { expect, test } from 'vitest';

import { ASSUMED_SPREAD, spreadOfRun } from './spread-of-run.ts';

test('of several repeats both variances are seen', () => {
  // Shares ½, 1 and 0 of two samples each: run = (½·½·2/1 + 0 + 0)/3 = 1/6 of 6 samples, shrunk by 30/56;
  // question = var(½, 1, 0) − 1/12 = 1/6 of 3, with an unknown one of 1/8 beside them.
  const { spread, spreadKind } = spreadOfRun({
    itemClasses: [
      [2, 0, 1],
      [2, 1, 1],
      [2, 2, 1],
    ],
  });
  expect(spreadKind).toBe('seen');
  expect(spread.mean).toBeCloseTo(0.5, 12);
  expect(spread.varianceRun).toBeCloseTo((30 / 6 + 26 / 8) / 56, 12);
  expect(spread.varianceQuestion).toBeCloseTo((3 / 6 + 1 / 8) / 4, 12);
});

test('of one repeat the sum is seen, and halved', () => {
  // var(1, 0, 0, 0) with ddof 1 = 1/4, and a sample of an unknown question beside them: 1/4 + 4/25 · (1/4)² = 0.26.
  const { spread, spreadKind } = spreadOfRun({
    itemClasses: [
      [1, 1, 1],
      [1, 0, 3],
    ],
  });
  expect(spreadKind).toBe('split-assumed');
  expect(spread).toEqual({ mean: 0.25, varianceRun: 0.13, varianceQuestion: 0.13 });
});

test('repeats that never differ do not promise that they cannot', () => {
  // 8 samples without a different one: run ½ · 8½/(9 · 10) = 17/360; question var(1, 0) = 1/2 and an unknown 1/8.
  const { spread, spreadKind } = spreadOfRun({
    itemClasses: [
      [4, 4, 1],
      [4, 0, 1],
    ],
  });
  expect(spreadKind).toBe('run-unseen');
  expect(spread.varianceRun).toBeCloseTo(17 / 360, 12);
  expect(spread.varianceQuestion).toBeCloseTo((2 / 2 + 1 / 8) / 3, 12);
});

test.each([[[]], [[[5, 5, 30]]], [[[5, 0, 30]]], [[[1, 1, 30]]]] as [number, number, number][][][])(
  'a run that has seen no variance (%j) promises nothing',
  (itemClasses) => {
    const [first] = itemClasses;
    const mean = first === undefined ? null : first[1] / first[0];
    expect(spreadOfRun({ itemClasses })).toEqual({ mean, ...ASSUMED_SPREAD });
  },
);
