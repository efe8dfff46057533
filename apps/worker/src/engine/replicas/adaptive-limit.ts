/** What a look at the replica advises about the number of requests in flight. */
export type Advice = 'grow' | 'hold' | 'cut';

export interface AdaptiveLimit {
  /** Requests that may be in flight: a whole number from 1 to the ceiling. */
  readonly limit: number;
  /** So many are in flight now. The limit grows only when it was nearly used up since the last advice. */
  noteInFlight(count: number): void;
  advise(advice: Advice, nowMs: number): void;
  /** The server refused for want of room (429, 503, 529); a burst of refusals counts once. */
  overloaded(nowMs: number, retryAfterMs: number | null): void;
}

const BUSY_FRACTION = 0.8;
const CUT_BY_QUEUE = 0.85;
const CUT_BY_REFUSAL = 0.8;
const LATER_GROWTH = 1.1;
/** What a cut has changed is seen only after a while. */
const COOLDOWN_MS = 15_000;

/**
 * Additive-multiplicative control of one replica's concurrency: doubling until the first cut, then 10 % (at
 * least one) a step; ×0.85 when the queue is too long, ×0.8 when requests are refused, and no change for 15 s
 * (or what the server asks for) after a cut. It never grows on a client that had no use for more.
 */
export function createAdaptiveLimit(options: { start: number; ceiling: number }): AdaptiveLimit {
  const ceiling = Math.max(1, options.ceiling);
  let limit = clamp(options.start);
  let peakInFlight = 0;
  let hasBeenCut = false;
  let coolsUntilMs = Number.NEGATIVE_INFINITY;

  function clamp(wanted: number): number {
    return Math.min(ceiling, Math.max(1, wanted));
  }

  function cut(factor: number, untilMs: number): void {
    limit = clamp(Math.floor(limit * factor));
    hasBeenCut = true;
    coolsUntilMs = untilMs;
  }

  return {
    get limit() {
      return limit;
    },
    noteInFlight(count) {
      peakInFlight = Math.max(peakInFlight, count);
    },
    advise(advice, nowMs) {
      const wasBusy = peakInFlight >= BUSY_FRACTION * limit;
      peakInFlight = 0;
      if (nowMs < coolsUntilMs) return;
      if (advice === 'cut') cut(CUT_BY_QUEUE, nowMs + COOLDOWN_MS);
      if (advice !== 'grow' || !wasBusy) return;
      limit = clamp(hasBeenCut ? Math.max(limit + 1, Math.floor(limit * LATER_GROWTH)) : limit * 2);
    },
    overloaded(nowMs, retryAfterMs) {
      if (nowMs < coolsUntilMs) return;
      cut(CUT_BY_REFUSAL, nowMs + (retryAfterMs ?? COOLDOWN_MS));
    },
  };
}
