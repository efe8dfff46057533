/** So many in a row are the replica's fault, not one connection's. */
const FAILURES_TO_OPEN = 5;
const FIRST_REST_MS = 1_000;
const LONGEST_REST_MS = 15_000;
/** One that answers, if only to refuse, is asked once a second: it may be full, not away. */
const REST_OF_ANSWERING_MS = 1_000;
/** A trial that was not refused by then is taken for accepted: its reply may take an hour. */
const TRIAL_MS = 5_000;

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface CircuitBreaker {
  state(nowMs: number): BreakerState;
  /** Whether a request may be sent now. */
  admits(nowMs: number): boolean;
  /** When `admits` can change by time alone; null: it does not. One that awaits a trial changes with that alone. */
  changesAtMs(nowMs: number): number | null;
  /** A request is sent; the number names it when it fails. */
  sent(nowMs: number): number;
  /** A reply came: the replica lives, whatever was thought of it. */
  succeeded(): void;
  /**
   * The replica was away, or (it answers) refused everything. Requests that were sent before the breaker opened
   * say nothing new.
   */
  failed(ticket: number, nowMs: number, how?: { answers: boolean }): void;
}

/**
 * Keeps requests from a replica that does not answer. Closed, everything passes. After five failures in a
 * row it opens for one second, then lets one trial pass (half-open): its failure opens it again for twice as
 * long, up to 15 s; its success, or 5 s without a refusal, closes it.
 */
export function createCircuitBreaker(): CircuitBreaker {
  let failuresInRow = 0;
  let restMs = FIRST_REST_MS;
  /** Null while closed. */
  let opensUntilMs: number | null = null;
  let trial: { ticket: number; sentAtMs: number } | null = null;
  let lastTicket = 0;
  let firstTicketThatCounts = 1;

  function close(): void {
    failuresInRow = 0;
    opensUntilMs = null;
    trial = null;
  }

  function open(nowMs: number, answers: boolean): void {
    opensUntilMs = nowMs + (answers ? REST_OF_ANSWERING_MS : restMs);
    restMs = answers ? FIRST_REST_MS : Math.min(restMs * 2, LONGEST_REST_MS);
    trial = null;
    firstTicketThatCounts = lastTicket + 1;
  }

  function state(nowMs: number): BreakerState {
    if (trial && nowMs - trial.sentAtMs >= TRIAL_MS) close();
    if (opensUntilMs === null) return 'closed';
    return nowMs < opensUntilMs ? 'open' : 'half-open';
  }

  return {
    state,
    admits(nowMs) {
      const now = state(nowMs);
      return now === 'closed' || (now === 'half-open' && trial === null);
    },
    changesAtMs(nowMs) {
      const now = state(nowMs);
      if (trial) return trial.sentAtMs + TRIAL_MS;
      return now === 'open' ? opensUntilMs : null;
    },
    sent(nowMs) {
      lastTicket += 1;
      if (state(nowMs) === 'half-open') trial ??= { ticket: lastTicket, sentAtMs: nowMs };
      return lastTicket;
    },
    succeeded() {
      close();
      restMs = FIRST_REST_MS;
    },
    failed(ticket, nowMs, { answers } = { answers: false }) {
      if (ticket < firstTicketThatCounts) return;
      failuresInRow += 1;
      if (state(nowMs) !== 'closed' || failuresInRow >= FAILURES_TO_OPEN) open(nowMs, answers);
    },
  };
}
