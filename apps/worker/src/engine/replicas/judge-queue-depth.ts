import type { ServerLoad } from '../../client/server-load.ts';
import type { Advice } from './adaptive-limit.ts';

/** A short queue keeps the batch full while the client refills it. */
const GOOD_QUEUE_FRACTION = 0.05;
const GOOD_QUEUE = 16;
const LONG_QUEUE_FRACTION = 0.25;

/**
 * Advice from the queue of the server itself: an unbounded queue never refuses, so that only its depth tells.
 * More when nobody waits; less when more than a quarter of the running wait, or sequences were preempted
 * since the last reading while others wait.
 */
export function judgeQueueDepth(now: ServerLoad, before: ServerLoad | null): Advice {
  const { running, waiting } = now;
  const preempted = before === null ? 0 : (now.preemptions ?? 0) - (before.preemptions ?? 0);
  const isLong = waiting > Math.max(GOOD_QUEUE, LONG_QUEUE_FRACTION * running);
  if (isLong || (preempted > 0 && waiting > 0)) return 'cut';
  return waiting <= Math.min(GOOD_QUEUE, GOOD_QUEUE_FRACTION * running) ? 'grow' : 'hold';
}
