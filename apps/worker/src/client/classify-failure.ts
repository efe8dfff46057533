import type { Dialect } from '@assay/contracts/backends';

import { readContextOverflow } from './context-overflow.ts';
import type { GenerationError } from './generation-error.ts';

/**
 * What to do about a failed attempt:
 * - `retry-now`: at once; the first time it is not the model's fault
 * - `back-off`: again after a pause
 * - `result`: no error of anybody's: what was asked has no reply here, and the name of why stands in its place
 * - `never`: the same request would fail the same way
 * - `run-broken`: every request of the run would; stop and say so
 */
export type FailureAction = 'retry-now' | 'back-off' | 'result' | 'never' | 'run-broken';

export interface FailureClass {
  action: FailureAction;
  /** Stable name, stored with attempts and failures. */
  code: string;
  /** Whether it counts towards the attempts after which a sample is given up. */
  counts: boolean;
  /** Counted attempts after which it is given up. */
  mostAttempts: number;
  /** The server's own wish for the pause. */
  retryAfterMs: number | null;
  /** Of `context-exceeded` alone: the model's context, where the server told it. */
  contextLimitTokens: number | null;
}

/** Failures that may be the model's own doing are tried so often before the sample is given up. */
const MOST_ATTEMPTS = 8;
/** llama.cpp before September 2025 answers bad input with 500: the second one is the answer. */
const MOST_ATTEMPTS_AT_LLAMACPP_500 = 2;
/** A reply that took all of its time may take it once more, not eight times. */
const MOST_ATTEMPTS_AT_TOTAL_TIMEOUT = 2;
/** Servers abort what they work on to take new weights or to free memory: a good many times, over seven minutes. */
const MOST_ATTEMPTS_AT_ABORT = 20;
/** A proxy may have answered in the place of its server; the second time it is what stands there. */
const MOST_ATTEMPTS_AT_MALFORMED = 2;

/** The server is not there or has no room: waiting helps, however long, and the model is not to blame. */
const WAITING_STATUSES = new Set([429, 502, 503, 529]);
const PASSING_STATUSES = new Set([408, 409, 424, 425]);
const BROKEN_STATUSES = new Set([401, 402, 403, 404]);
/** A spent quota comes as 429 as well, and waiting does not fill it. */
const QUOTA_CODES = /insufficient_quota|billing_not_active/i;
/** Google says the same of a limit per minute, and then when to come again. */
const QUOTA_WORDS = /insufficient_quota|exceeded your current quota/i;
/** More in one request than a minute allows: no pause makes it smaller. */
const TOO_LARGE = /request too large/i;
/** llama.cpp's answer where the replies under way fill a context that they share: another time there may be room. */
const FULL_CONTEXT = /context size has been exceeded/i;
/** vLLM answers 500 with its last breath, then its process ends: it is away, not the request wrong. */
const DEAD_ENGINE = /EngineDeadError|EngineCore (?:encountered an issue|died)/i;

/** Sorts what went wrong into what to do about it, as servers of this dialect mean it. */
export function classifyFailure(
  { fault, message }: GenerationError,
  dialect: Dialect,
): FailureClass {
  switch (fault.kind) {
    case 'unreachable':
      return waiting('unreachable');
    case 'reset':
      return counted(fault.beforeFirstByte ? 'retry-now' : 'back-off', 'reset');
    case 'http':
      return classifyRefusal({ ...fault, message }, dialect);
    case 'stream-error':
      return classifyRefusal({ ...fault, message, retryAfterMs: null }, dialect);
    case 'incomplete':
      return counted('back-off', 'incomplete');
    case 'server-abort':
      return { ...counted('back-off', 'server-abort'), mostAttempts: MOST_ATTEMPTS_AT_ABORT };
    case 'weights-changed':
      return waiting('weights-changed');
    case 'timeout':
      return classifyTimeout(fault.phase);
    case 'malformed':
      return {
        ...counted('back-off', 'malformed-reply'),
        mostAttempts: MOST_ATTEMPTS_AT_MALFORMED,
      };
  }
}

interface Refusal {
  /** Null: an error inside a reply that names none. */
  status: number | null;
  errorCode: string | null;
  message: string;
  retryAfterMs: number | null;
}

function classifyRefusal(refusal: Refusal, dialect: Dialect): FailureClass {
  const { status } = refusal;
  const told = classifyWords(refusal);
  if (told) return told;
  if (status === null) return counted('back-off', 'stream-error');
  return classifyStatus({ ...refusal, status }, dialect);
}

/** What the server says is more exact than its status; null where that is all. */
function classifyWords(refusal: Refusal): FailureClass | null {
  const { status, errorCode, message, retryAfterMs } = refusal;
  const overflow = readContextOverflow(refusal);
  if (overflow) {
    const contextLimitTokens = overflow.limitTokens;
    return { ...counted('result', 'context-exceeded'), contextLimitTokens };
  }
  if (errorCode === 'content_filter') return counted('result', 'content-filtered');
  const isQuotaSpent =
    QUOTA_CODES.test(errorCode ?? '') ||
    (status === 429 && retryAfterMs === null && QUOTA_WORDS.test(message));
  if (isQuotaSpent) return counted('run-broken', 'quota-spent');
  return status === 429 && TOO_LARGE.test(message) ? counted('never', 'request-too-large') : null;
}

function classifyStatus(
  { status, message, retryAfterMs }: Refusal & { status: number },
  dialect: Dialect,
): FailureClass {
  const code = `http-${status}`;
  if (BROKEN_STATUSES.has(status)) return counted('run-broken', code);
  const isAway = WAITING_STATUSES.has(status) || (status === 500 && DEAD_ENGINE.test(message));
  if (isAway) return { ...waiting(code), retryAfterMs };
  const isPassing = PASSING_STATUSES.has(status) || (status >= 500 && status !== 501);
  const isLlamacpp500 = dialect === 'llamacpp' && status === 500;
  const name = isLlamacpp500 && FULL_CONTEXT.test(message) ? 'context-exceeded' : code;
  const mostAttempts = isLlamacpp500 ? MOST_ATTEMPTS_AT_LLAMACPP_500 : MOST_ATTEMPTS;
  return { ...counted(isPassing ? 'back-off' : 'never', name), mostAttempts, retryAfterMs };
}

function classifyTimeout(phase: 'connect' | 'first-byte' | 'idle' | 'total'): FailureClass {
  const code = `timeout-${phase}`;
  if (phase === 'connect') return waiting(code);
  const failure = counted('back-off', code);
  return phase === 'total' ? { ...failure, mostAttempts: MOST_ATTEMPTS_AT_TOTAL_TIMEOUT } : failure;
}

const UNTOLD = { mostAttempts: MOST_ATTEMPTS, retryAfterMs: null, contextLimitTokens: null };

function counted(action: FailureAction, code: string): FailureClass {
  return { ...UNTOLD, action, code, counts: true };
}

function waiting(code: string): FailureClass {
  return { ...UNTOLD, action: 'back-off', code, counts: false };
}
