import { setTimeout as sleep } from 'node:timers/promises';

/** Lets all that come within an interval pass together at its end. */
export type Turnstile = () => Promise<void>;

/**
 * For work that is cheaper done together: what comes one by one leaves in groups, and waits half the interval on
 * the average.
 */
export function createTurnstile(intervalMs: number): Turnstile {
  let next: Promise<void> | null = null;
  return () => {
    next ??= sleep(intervalMs).then(() => {
      next = null;
    });
    return next;
  };
}
