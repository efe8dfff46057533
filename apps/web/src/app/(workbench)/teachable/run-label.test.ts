import { expect, test } from 'vitest';

import type { MeasuredRunInfo } from '@assay/contracts/teachable';

import { makeVariant } from '../../../testing/make-variant.ts';
import { runSize } from './run-label.ts';

const run: MeasuredRunInfo = {
  runId: 12,
  versionId: 1,
  checkpointId: 3,
  checkpointName: 'step 400',
  variant: makeVariant(),
  sweepName: 'Nightly',
  status: 'completed',
  repeats: 16,
  samples: 8,
  correct: 4,
};

test('a run that has ended is as large as it was planned, another as what there is of it', () => {
  expect(runSize(run)).toBe('50.0 % correct, run 12 of Nightly, 16 repeats');
  expect(runSize({ ...run, status: 'running' })).toBe(
    '50.0 % correct, run 12 of Nightly, 8 samples so far',
  );
});
