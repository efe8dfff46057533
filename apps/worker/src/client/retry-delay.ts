import type { FailureClass } from './classify-failure.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A backend that restarts is asked this often at least, so that it is used again soon. */
const LONGEST_UNREACHABLE_PAUSE_MS = 10_000;
/** A server that asks for more is asked again all the same: the longest windows of hosts are shorter. */
const LONGEST_ASKED_PAUSE_MS = 600_000;
/** All who were told the same moment would come in it: they come within a tenth of the pause after it. */
const ASKED_SPREAD = 0.1;

const UNREACHABLE_CODES = new Set(['unreachable', 'timeout-connect']);

/**
 * The pause before the next attempt: doubling from 0.5 s to 30 s (10 s for an unreachable server), between
 * half and all of it by chance so that many requests do not come back at once; never less than the server
 * asked for, up to ten minutes.
 *
 * @param failuresInRow how many attempts of this sample failed in a row, from 1
 * @param chance in [0, 1)
 */
export function retryDelayMs(failure: FailureClass, failuresInRow: number, chance: number): number {
  if (failure.action === 'retry-now' && failuresInRow === 1) return 0;
  const isAway = UNREACHABLE_CODES.has(failure.code);
  const longest = isAway ? LONGEST_UNREACHABLE_PAUSE_MS : LONGEST_PAUSE_MS;
  const doubled = FIRST_PAUSE_MS * 2 ** Math.min(failuresInRow - 1, 16);
  const pause = Math.min(doubled, longest) * (0.5 + chance / 2);
  const asked = Math.min(failure.retryAfterMs ?? 0, LONGEST_ASKED_PAUSE_MS);
  return Math.max(pause, asked * (1 + ASKED_SPREAD * chance));
}
