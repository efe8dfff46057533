import type { GenerationError, GenerationFault } from './generation-error.ts';

/**
 * What to do about a failed attempt:
 * - `retry-now`: at once, without counting it as the model's fault
 * - `back-off`: again after a pause
 * - `never`: the same request would fail the same way
 * - `run-broken`: every request of the run would; stop and say so
 */
export type FailureAction = 'retry-now' | 'back-off' | 'never' | 'run-broken';

export interface FailureClass {
  action: FailureAction;
  /** Stable name, stored with attempts and failures. */
  code: string;
  /** Whether it counts towards the attempts after which a sample is given up. */
  counts: boolean;
  /** The server's own wish for the pause. */
  retryAfterMs: number | null;
}

/** The server is not there or has no room: waiting helps, however long, and the model is not to blame. */
const WAITING_STATUSES = new Set([429, 502, 503, 529]);
const PASSING_STATUSES = new Set([408, 409, 424, 425]);
const BROKEN_STATUSES = new Set([401, 403, 404]);

/** Sorts what went wrong into what to do about it. */
export function classifyFailure({ fault }: GenerationError): FailureClass {
  switch (fault.kind) {
    case 'unreachable':
      return { action: 'back-off', code: 'unreachable', counts: false, retryAfterMs: null };
    case 'reset':
      return fault.beforeFirstByte ? counted('retry-now', 'reset') : counted('back-off', 'reset');
    case 'http':
      return classifyStatus(fault);
    case 'stream-error':
      return fault.status === null
        ? counted('back-off', 'stream-error')
        : classifyStatus({ status: fault.status, errorCode: null, retryAfterMs: null });
    case 'incomplete':
      return counted('back-off', 'incomplete');
    case 'server-abort':
      return counted('back-off', 'server-abort');
    case 'malformed':
      return counted('never', 'malformed-reply');
  }
}

type HttpFault = Omit<Extract<GenerationFault, { kind: 'http' }>, 'kind'>;

function classifyStatus({ status, errorCode, retryAfterMs }: HttpFault): FailureClass {
  const code = `http-${status}`;
  if (errorCode === 'insufficient_quota' || BROKEN_STATUSES.has(status)) {
    return counted('run-broken', code);
  }
  if (WAITING_STATUSES.has(status)) {
    return { action: 'back-off', code, counts: false, retryAfterMs };
  }
  const isPassing = PASSING_STATUSES.has(status) || (status >= 500 && status !== 501);
  return { ...counted(isPassing ? 'back-off' : 'never', code), retryAfterMs };
}

function counted(action: FailureAction, code: string): FailureClass {
  return { action, code, counts: true, retryAfterMs: null };
}
