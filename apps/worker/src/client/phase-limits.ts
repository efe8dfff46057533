import type { TimeLimits } from '@assay/contracts/time-limits';

/** How long each part of a request may take. Connecting has its own limit, in the pool of connections. */
export interface PhaseLimits {
  /** From sending to the first text. Counts only where the server is known to stream and to have no queue. */
  firstByteMs: number;
  /** Between two pieces of a reply that has begun. */
  idleMs: number;
  /** From the first text to the end. */
  totalMs: number;
  /** Silences that a person has limited: nothing excuses them, not even that others wait at the server. None if left out. */
  firm?: readonly ('first-byte' | 'idle')[];
}

const FIRST_BYTE_MS = 120_000;
const IDLE_MS = 60_000;
/** Slower than any machine on which an evaluation makes sense; a CPU manages it with a model of 70 B. */
const SLOWEST_TOKENS_PER_S = 2;
const SHORTEST_TOTAL_MS = 60_000;

/**
 * The limits of one request. Where none is set for the backend, the time in the server's queue is in none of them: a
 * reply may begin after hours. The whole reply has a minute and half a second for each token that it may have.
 */
export function phaseLimits(maxTokens: number, set: TimeLimits): PhaseLimits {
  const { firstByteSeconds, idleSeconds, totalSeconds } = set;
  return {
    firstByteMs: inMs(firstByteSeconds) ?? FIRST_BYTE_MS,
    idleMs: inMs(idleSeconds) ?? IDLE_MS,
    totalMs: inMs(totalSeconds) ?? SHORTEST_TOTAL_MS + (maxTokens / SLOWEST_TOKENS_PER_S) * 1_000,
    firm: [
      ...(firstByteSeconds === null ? [] : (['first-byte'] as const)),
      ...(idleSeconds === null ? [] : (['idle'] as const)),
    ],
  };
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1_000;
}
