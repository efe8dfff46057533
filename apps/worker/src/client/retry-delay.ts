import type { FailureClass } from './classify-failure.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A backend that restarts is asked this often at least, so that it is used again soon. */
const LONGEST_UNREACHABLE_PAUSE_MS = 10_000;
/** A server that asks for more has no say: an hour covers the windows of hosted APIs. */
const LONGEST_RETRY_AFTER_MS = 3_600_000;

/**
 * The pause before the next attempt: doubling from 0.5 s to 30 s (10 s for an unreachable server), between
 * half and all of it by chance so that many requests do not come back at once; never less than the server
 * asked for.
 *
 * @param failuresInRow how many attempts of this sample failed in a row, from 1
 * @param chance in [0, 1)
 */
export function retryDelayMs(failure: FailureClass, failuresInRow: number, chance: number): number {
  if (failure.action === 'retry-now' && failuresInRow === 1) return 0;
  const longest = failure.code === 'unreachable' ? LONGEST_UNREACHABLE_PAUSE_MS : LONGEST_PAUSE_MS;
  const doubled = FIRST_PAUSE_MS * 2 ** Math.min(failuresInRow - 1, 16);
  const pause = Math.min(doubled, longest) * (0.5 + chance / 2);
  return Math.max(pause, Math.min(failure.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS));
}

/**
 * Milliseconds of a Retry-After header (RFC 9110: seconds or a date); null where there is none or it says
 * nothing.
 */
export function parseRetryAfterMs(header: string | undefined, nowMs: number): number | null {
  if (header === undefined) return null;
  const seconds = Number(header);
  if (header.trim() !== '' && Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const dateMs = Date.parse(header);
  return Number.isNaN(dateMs) ? null : Math.max(0, dateMs - nowMs);
}
