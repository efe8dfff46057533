import type { ByteSink } from '../server/byte-sink.ts';
import type { EffectMakers, FaultEffect } from './fault-effect.ts';

/** Everything is right, only late. Times are simulated ones. */
export type DelayFault =
  | { kind: 'slow-headers'; ms: number }
  | { kind: 'slow-first-byte'; ms: number }
  /** Nothing for `ms` (for ever if left out) once that many tokens were sent; the connection stands. */
  | { kind: 'stall-mid-stream'; afterTokens: number; ms?: number }
  /** The body comes that many bytes at a time. */
  | { kind: 'slow-drip'; bytes: number; everyMs: number }
  /** From this request on the replica's steps last that many times as long. */
  | { kind: 'slow-replica'; factor: number };

export const delayFaults: EffectMakers<DelayFault> = {
  'slow-headers': ({ ms }) => ({ delayMs: ms }),
  'slow-first-byte': ({ ms }) => ({ bodyDelayMs: ms }),
  'stall-mid-stream': stall,
  'slow-drip': (fault) => ({ wrapSink: (inner) => drip(inner, fault) }),
  'slow-replica': ({ factor }) => ({
    before: ({ slowDown }) => {
      slowDown(factor);
    },
  }),
};

function stall({ afterTokens, ms }: { afterTokens: number; ms?: number }): FaultEffect {
  let hasStalled = false;
  return {
    atTokens: (tokens, { sink }) => {
      if (hasStalled || tokens <= afterTokens) return false;
      hasStalled = true;
      sink.hold(ms ?? null);
      return false;
    },
  };
}

/** Bytes wait in a line of their own and leave it a few at a time. */
function drip(inner: ByteSink, { bytes, everyMs }: { bytes: number; everyMs: number }): ByteSink {
  const waiting: Buffer[] = [];
  let isRunning = false;
  let hasEnded = false;
  const next = () => {
    const piece = waiting.shift();
    isRunning = piece !== undefined;
    if (piece) {
      inner.write(piece);
      inner.after(everyMs, next);
    } else if (hasEnded) inner.end();
  };
  return {
    ...inner,
    write: (all) => {
      for (let at = 0; at < all.length; at += bytes) waiting.push(all.subarray(at, at + bytes));
      if (!isRunning) next();
    },
    end: () => {
      hasEnded = true;
      if (!isRunning) inner.end();
    },
  };
}
