import { z } from 'zod';

/** The longest limit that can be set for each part of a request, in seconds. */
const LONGEST_SECONDS = {
  connectSeconds: 600,
  firstByteSeconds: 86_400,
  idleSeconds: 86_400,
  totalSeconds: 604_800,
} as const;

export type TimeLimitName = keyof typeof LONGEST_SECONDS;

/** How long each part of a request to a backend may take; null: what the worker decides by itself. */
export const timeLimitsSchema = z.object({
  connectSeconds: limitSchema('connectSeconds'),
  /** From sending to the first text, the wait in the server's queue included. */
  firstByteSeconds: limitSchema('firstByteSeconds'),
  /** Between two pieces of a reply that has begun. */
  idleSeconds: limitSchema('idleSeconds'),
  /** From the first text to the end. */
  totalSeconds: limitSchema('totalSeconds'),
});
export type TimeLimits = z.infer<typeof timeLimitsSchema>;

export const NO_TIME_LIMITS: TimeLimits = {
  connectSeconds: null,
  firstByteSeconds: null,
  idleSeconds: null,
  totalSeconds: null,
};

function limitSchema(name: TimeLimitName) {
  const most = LONGEST_SECONDS[name];
  const message = `Give whole seconds from 1 to ${most.toLocaleString('en')}, or nothing.`;
  return z.int(message).min(1, message).max(most, message).nullable();
}
