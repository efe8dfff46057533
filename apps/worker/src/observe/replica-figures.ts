import type { Meters, ServerName } from './meters.ts';
import { redactSecrets } from './redact-secrets.ts';

/** What a person asks first of a replica: how fast is it, and what went wrong last. */
export interface ReplicaFigures {
  /**
   * Completion tokens of the replies that ended within the last minute, per second of it, or of what was seen of it since
   * the first of them was asked for; null: none did.
   */
  tokensPerSecond: number | null;
  /** Null: no request has failed since the worker began. */
  lastError: { errorClass: string; message: string; ageMs: number } | null;
}

export const NO_FIGURES: ReplicaFigures = { tokensPerSecond: null, lastError: null };

export interface ReplicaWatch {
  /** Counts, and tells the meters that it was given. */
  meters: Meters;
  of: (server: ServerName) => ReplicaFigures;
}

const WINDOW_MS = 60_000;
const SLICE_MS = 5_000;
/** What was seen for less says nothing of a rate. */
const SHORTEST_SEEN_MS = 1_000;
const LONGEST_MESSAGE = 300;

interface Seen {
  /** When the first reply that ended had been asked for. */
  sinceMs: number | null;
  /** Tokens by slice of time, the oldest first. */
  slices: { slice: number; tokens: number }[];
  failure: { errorClass: string; message: string; atMs: number } | null;
}

export function createReplicaWatch(
  meters: Meters,
  nowMs: () => number = () => performance.now(),
): ReplicaWatch {
  const seenOf = new Map<string, Seen>();

  function seen({ backendId, replica }: ServerName): Seen {
    const key = `${backendId} ${replica}`;
    const known = seenOf.get(key);
    if (known) return known;
    const fresh: Seen = { sinceMs: null, slices: [], failure: null };
    seenOf.set(key, fresh);
    return fresh;
  }

  return {
    meters: {
      ...meters,
      replied(server, reply) {
        const one = seen(server);
        one.sinceMs ??= nowMs() - reply.latencyMs;
        countTokens(one, reply.completionTokens ?? 0, nowMs());
        meters.replied(server, reply);
      },
      failed(server, errorClass, message) {
        seen(server).failure = { errorClass, message, atMs: nowMs() };
        meters.failed(server, errorClass, message);
      },
    },
    of(server) {
      const { failure, ...counted } = seen(server);
      const now = nowMs();
      return {
        tokensPerSecond: tokensPerSecond(counted, now),
        lastError: failure && {
          errorClass: failure.errorClass,
          message: redactSecrets(failure.message).slice(0, LONGEST_MESSAGE),
          ageMs: Math.round(now - failure.atMs),
        },
      };
    },
  };
}

function tokensPerSecond({ slices, sinceMs }: Omit<Seen, 'failure'>, now: number): number | null {
  const recent = slices.filter((one) => isRecent(one, now));
  if (recent.length === 0 || sinceMs === null) return null;
  const tokens = recent.reduce((sum, one) => sum + one.tokens, 0);
  const fromMs = Math.max(sinceMs, firstSlice(now) * SLICE_MS);
  return tokens / (Math.max(now - fromMs, SHORTEST_SEEN_MS) / 1_000);
}

function countTokens({ slices }: Seen, tokens: number, now: number): void {
  const slice = Math.floor(now / SLICE_MS);
  const last = slices.at(-1);
  if (last?.slice === slice) {
    last.tokens += tokens;
    return;
  }
  slices.push({ slice, tokens });
  if (slices[0] && !isRecent(slices[0], now)) slices.shift();
}

function isRecent({ slice }: { slice: number }, now: number): boolean {
  return slice >= firstSlice(now);
}

/** The first slice that lies in the window as a whole. */
function firstSlice(now: number): number {
  return Math.floor((now - WINDOW_MS) / SLICE_MS) + 1;
}
