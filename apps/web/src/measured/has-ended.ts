import type { RunStatus } from '@assay/contracts/cells';

/** Whether nothing more will happen to a sweep or run. */
export function hasEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}
