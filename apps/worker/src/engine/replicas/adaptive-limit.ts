/** What a look at the replica advises about the number of requests in flight. */
export type Advice = 'grow' | 'hold' | 'cut';

export interface AdaptiveLimit {
  /** Requests that may be in flight: a whole number from 1 to the ceiling. */
  readonly limit: number;
  /** So many are in flight now. The most since the last advice or cut is what the limit is cut from, or grows by. */
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
 * (or what the server asks for) after a cut. It never grows on a client that had no use for more. A cut is one from
 * what was in flight: a share of the backend's limit, or less work, may keep that far below this limit, and at a
 * share of 16 of 64 seven cuts of the limit alone would change nothing.
 */
export function createAdaptiveLimit(options: { start: number; ceiling: number }): AdaptiveLimit {
  const ceiling = Math.max(1, options.ceiling);
  let limit = clamp(options.start);
  let inFlight = 0;
  let peakInFlight = 0;
  let hasBeenCut = false;
  let coolsUntilMs = Number.NEGATIVE_INFINITY;

  function clamp(wanted: number): number {
    return Math.min(ceiling, Math.max(1, wanted));
  }

  /** The most since the last look, which is this one from now on. */
  function takePeak(): number {
    const peak = peakInFlight;
    peakInFlight = inFlight;
    return peak;
  }

  function cut(peak: number, factor: number, untilMs: number): void {
    limit = clamp(Math.floor(Math.min(limit, peak) * factor));
    hasBeenCut = true;
    coolsUntilMs = untilMs;
  }

  return {
    get limit() {
      return limit;
    },
    noteInFlight(count) {
      inFlight = count;
      peakInFlight = Math.max(peakInFlight, count);
    },
    advise(advice, nowMs) {
      const peak = takePeak();
      const wasBusy = peak >= BUSY_FRACTION * limit;
      if (nowMs < coolsUntilMs) return;
      if (advice === 'cut') cut(peak, CUT_BY_QUEUE, nowMs + COOLDOWN_MS);
      if (advice !== 'grow' || !wasBusy) return;
      limit = clamp(hasBeenCut ? Math.max(limit + 1, Math.floor(limit * LATER_GROWTH)) : limit * 2);
    },
    overloaded(nowMs, retryAfterMs) {
      if (nowMs < coolsUntilMs) return;
      cut(takePeak(), CUT_BY_REFUSAL, nowMs + (retryAfterMs ?? COOLDOWN_MS));
    },
  };
}
