import { expect, test } from 'vitest';

import type { SweepSummary } from '@assay/contracts/sweeps';

import { prepareSweepRow } from './prepare-sweep-row.ts';

const sweep: SweepSummary = {
  id: 1,
  name: 'Demo',
  status: 'completed',
  runs: 8,
  checkpoints: 4,
  benchmarks: 2,
  repeats: 5,
  planned: 1920,
  samples: 1204,
  failures: 0,
  createdBy: null,
  createdAt: new Date(0),
};

test('a sweep tells its runs only where its checkpoints and benchmarks do not', () => {
  expect(prepareSweepRow(sweep).shape).toBe('4 checkpoints × 2 benchmarks');
  expect(prepareSweepRow({ ...sweep, runs: 16 }).shape).toBe(
    '4 checkpoints × 2 benchmarks in 16 runs',
  );
});
