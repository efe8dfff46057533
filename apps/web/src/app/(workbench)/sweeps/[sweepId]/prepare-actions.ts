import { hasEnded } from '@assay/contracts/has-ended';
import type { SweepProgress } from '@assay/contracts/sweeps';

/** What a person can do with a sweep as it stands now. */
export interface SweepActions {
  pause: boolean;
  resume: boolean;
  cancel: boolean;
  /** Ask again for what failed: runs that broke, and samples that were given up. */
  retry: boolean;
  extend: boolean;
  /** Only what still waits has an order. */
  prioritise: boolean;
}

export function prepareActions({ status, runs }: SweepProgress): SweepActions {
  const isOver = hasEnded(status);
  return {
    pause: status === 'running' || status === 'queued',
    resume: runs.some((run) => run.status === 'paused'),
    cancel: !isOver,
    retry: runs.some(
      (run) => run.status === 'failed' || (run.status === 'completed' && run.failures > 0),
    ),
    extend: runs.some(({ status: own }) => own !== 'failed' && own !== 'cancelled'),
    prioritise: !isOver,
  };
}
