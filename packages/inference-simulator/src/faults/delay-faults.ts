import type { FaultEffect } from './fault-effect.ts';

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

export function delayFault(fault: DelayFault): FaultEffect {
  switch (fault.kind) {
    case 'slow-headers':
      return { delayMs: fault.ms };
    case 'slow-first-byte':
      return { bodyDelayMs: fault.ms };
    case 'stall-mid-stream':
      return stall(fault);
    case 'slow-drip':
      return { wrapSink: (inner) => drip(inner, fault) };
    case 'slow-replica':
      return {
        before: (replica) => {
          replica.slowDown(fault.factor);
        },
      };
  }
}

function stall({ afterTokens, ms }: DelayFault & { kind: 'stall-mid-stream' }): FaultEffect {
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

type Sink = Parameters<NonNullable<FaultEffect['wrapSink']>>[0];

/** Bytes wait in a line of their own and leave it a few at a time. */
function drip(inner: Sink, { bytes, everyMs }: { bytes: number; everyMs: number }): Sink {
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
