import type { RunStatus } from './cells.ts';

/** Whether nothing more will happen to a sweep or run by itself; one that is paused may go on. */
export function hasEnded(status: RunStatus): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}
