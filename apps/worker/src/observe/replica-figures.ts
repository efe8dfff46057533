import type { Meters, ServerName } from './meters.ts';
import { redactSecrets } from './redact-secrets.ts';

/** What a person asks first of a replica: how fast is it, and what went wrong last. */
export interface ReplicaFigures {
  /** Completion tokens of the replies that ended within the last minute, per second of it; null: none did. */
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
const LONGEST_MESSAGE = 300;

interface Seen {
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
    const fresh: Seen = { slices: [], failure: null };
    seenOf.set(key, fresh);
    return fresh;
  }

  return {
    meters: {
      ...meters,
      replied(server, reply) {
        countTokens(seen(server), reply.completionTokens ?? 0, nowMs());
        meters.replied(server, reply);
      },
      failed(server, errorClass, message) {
        seen(server).failure = { errorClass, message, atMs: nowMs() };
        meters.failed(server, errorClass, message);
      },
    },
    of(server) {
      const { slices, failure } = seen(server);
      const now = nowMs();
      const recent = slices.filter((one) => isRecent(one, now));
      const tokens = recent.reduce((sum, one) => sum + one.tokens, 0);
      return {
        tokensPerSecond: recent.length === 0 ? null : tokens / (WINDOW_MS / 1_000),
        lastError: failure && {
          errorClass: failure.errorClass,
          message: redactSecrets(failure.message).slice(0, LONGEST_MESSAGE),
          ageMs: Math.round(now - failure.atMs),
        },
      };
    },
  };
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

/** A slice counts until all of it is older than the window. */
function isRecent({ slice }: { slice: number }, now: number): boolean {
  return slice > Math.floor((now - WINDOW_MS) / SLICE_MS);
}
