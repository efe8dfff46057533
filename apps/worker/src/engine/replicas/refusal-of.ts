import type { FailureClass } from '../../client/classify-failure.ts';
import type { GenerationError } from '../../client/generation-error.ts';
import type { SlotOutcome } from './replica.ts';

/** No room now: 429 of hosts, 503 of a full queue, 529 of an overloaded service. */
const FULL_STATUSES = new Set([429, 503, 529]);
/** A proxy says so of a server that is away; 503 may mean either. */
const AWAY_STATUSES = new Set([502, 503, 504]);
/** It does not take the run's key, or does not have its model. */
const STRANGER_STATUSES = new Set([401, 403, 404]);

/**
 * What a failed attempt tells of its replica; what an item or the run is to blame for tells nothing.
 *
 * @param hasOther another replica takes requests: one that knows neither key nor model answers faster than any, and
 *   would draw all of them
 */
export function refusalOf(
  { fault }: GenerationError,
  failure: FailureClass,
  hasOther: boolean,
): SlotOutcome {
  const { retryAfterMs, action } = failure;
  if (action !== 'back-off' && action !== 'retry-now') return { kind: 'other' };
  const isLost =
    fault.kind === 'unreachable' ||
    fault.kind === 'reset' ||
    (fault.kind === 'timeout' && fault.phase === 'connect');
  const status = 'status' in fault ? fault.status : null;
  const isFull = status !== null && FULL_STATUSES.has(status);
  const isAway =
    isLost ||
    (status !== null && AWAY_STATUSES.has(status)) ||
    (status !== null && STRANGER_STATUSES.has(status) && hasOther);
  return isFull || isAway ? { kind: 'refused', isFull, isAway, retryAfterMs } : { kind: 'other' };
}
