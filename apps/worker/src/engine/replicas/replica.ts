import type { ServerLoad } from '../../client/server-load.ts';
import { createAdaptiveLimit, type AdaptiveLimit } from './adaptive-limit.ts';
import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';
import { judgeQueueDepth } from './judge-queue-depth.ts';
import { createLatencyWatch, type ReplyTimes } from './latency-watch.ts';

/** How a request on a replica ended, as far as it tells of the replica. */
export type SlotOutcome =
  | ({ kind: 'reply' } & ReplyTimes)
  /** Refused for want of room, or because the replica is away; some refusals may be either. */
  | { kind: 'refused'; isFull: boolean; isAway: boolean; retryAfterMs: number | null }
  /** Says nothing of the replica: our own abort, or an item that the model stumbles over. */
  | { kind: 'other' };

/** What this process knows of one replica. */
export interface Replica {
  readonly inFlight: number;
  /** Expected tokens of what is in flight. */
  readonly owedTokens: number;
  readonly limit: number;
  readonly breaker: CircuitBreaker;
  /** The server's own counts; null where there are none that are fresh. */
  load(nowMs: number): ServerLoad | null;
  /** Requests that this process may have in flight now, by its share of the replica's limit. */
  hasRoom(share: number, nowMs: number): boolean;
  /** When room may appear by time alone; null: it does not. */
  opensAtMs(nowMs: number): number | null;
  send(expectedTokens: number, nowMs: number): SentRequest;
  /** Takes a reading of the server's own counts; latency gives no advice as long as these come. */
  observe(load: ServerLoad, nowMs: number): void;
}

export interface SentRequest {
  /** The replica was away: this one is sent alone, to see whether it is back. */
  isTrial: boolean;
  /** To be called once. */
  end(outcome: SlotOutcome, nowMs: number): void;
}

interface Sent extends Pick<SentRequest, 'isTrial'> {
  /** By which the breaker knows it. */
  ticket: number;
}

/** Counts of the server are believed for so long. */
const LOAD_LASTS_MS = 5_000;
/** A host that asks for more is asked again after that long: it may have changed its mind. */
const LONGEST_BLOCK_MS = 600_000;

export function createReplica(options: { start: number; ceiling: number }): Replica {
  const limit: AdaptiveLimit = createAdaptiveLimit(options);
  const breaker = createCircuitBreaker();
  const latency = createLatencyWatch();
  let inFlight = 0;
  let owedTokens = 0;
  let blockedUntilMs = 0;
  let seen: { load: ServerLoad; atMs: number } | null = null;

  function freshLoad(nowMs: number): ServerLoad | null {
    return seen !== null && nowMs - seen.atMs < LOAD_LASTS_MS ? seen.load : null;
  }

  function learn(outcome: SlotOutcome, { ticket, isTrial }: Sent, nowMs: number): void {
    if (outcome.kind === 'reply') {
      breaker.succeeded();
      const advice = latency.add(outcome, limit.limit);
      if (advice !== null && freshLoad(nowMs) === null) limit.advise(advice, nowMs);
    } else if (outcome.kind === 'refused') {
      const { isFull, isAway, retryAfterMs } = outcome;
      if (isAway) breaker.failed(ticket, nowMs, { answers: isFull });
      // One that was alone tells that the server is not back, and nothing of how many are too many.
      if (isFull && !isTrial) limit.overloaded(nowMs, retryAfterMs);
      const blockMs = Math.min(retryAfterMs ?? 0, LONGEST_BLOCK_MS);
      blockedUntilMs = Math.max(blockedUntilMs, nowMs + blockMs);
    }
  }

  return {
    breaker,
    load: freshLoad,
    get inFlight() {
      return inFlight;
    },
    get owedTokens() {
      return owedTokens;
    },
    get limit() {
      return limit.limit;
    },
    hasRoom: (share, nowMs) =>
      inFlight < Math.min(limit.limit, share) && nowMs >= blockedUntilMs && breaker.admits(nowMs),
    opensAtMs(nowMs) {
      const breakerChangesAtMs = breaker.changesAtMs(nowMs);
      if (blockedUntilMs <= nowMs) return breakerChangesAtMs;
      return Math.max(blockedUntilMs, breakerChangesAtMs ?? 0);
    },
    send(expectedTokens, nowMs) {
      inFlight += 1;
      owedTokens += expectedTokens;
      limit.noteInFlight(inFlight);
      const isTrial = breaker.state(nowMs) === 'half-open';
      const ticket = breaker.sent(nowMs);
      return {
        isTrial,
        end(outcome, endedAtMs) {
          inFlight -= 1;
          owedTokens -= expectedTokens;
          limit.noteInFlight(inFlight);
          learn(outcome, { ticket, isTrial }, endedAtMs);
        },
      };
    },
    observe(load, nowMs) {
      limit.advise(judgeQueueDepth(load, seen?.load ?? null), nowMs);
      seen = { load, atMs: nowMs };
    },
  };
}
