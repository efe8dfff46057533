import { gzipSync } from 'node:zlib';

import type { ByteSink } from '../server/byte-sink.ts';
import type { EffectMakers, FaultEffect, Sending } from './fault-effect.ts';

/** A reply with status 200 that breaks on the way; one that is not streamed breaks in the middle of its body. */
export type BodyFault =
  | { kind: 'reset-after-headers' }
  | { kind: 'reset-mid-stream'; afterTokens: number }
  /** Inside an event: its first half is sent. */
  | { kind: 'reset-mid-event'; afterTokens: number }
  /** After the first byte of the first character of several bytes. */
  | { kind: 'reset-mid-character' }
  /** The connection ends in order, the body does not. */
  | { kind: 'close-mid-stream'; afterTokens: number }
  /** The body ends as if it were whole. */
  | { kind: 'ends-early'; afterTokens: number }
  /** A whole body whose JSON stops after that part. */
  | { kind: 'truncated-json'; keptFraction: number }
  /** An error event inside a 200, then `[DONE]` unless told otherwise. */
  | { kind: 'error-event'; afterTokens: number; message?: string; withoutDone?: boolean }
  | { kind: 'no-done' }
  /** Compressed, whether or not the client said that it reads that. */
  | { kind: 'gzip' }
  /** The connection is reset that long after the reply, while the client keeps it for the next request. */
  | { kind: 'reset-idle'; afterMs: number };

export const bodyFaults: EffectMakers<BodyFault> = {
  'reset-after-headers': () => ({
    atTokens: (_, { sink }) => {
      sink.reset();
      return true;
    },
  }),
  'reset-mid-stream': ({ afterTokens }) =>
    after(afterTokens, ({ sink }) => {
      sink.reset();
    }),
  'reset-mid-event': ({ afterTokens }) =>
    after(afterTokens, ({ sink }) => {
      sink.write(HALF_EVENT);
      sink.reset();
    }),
  'reset-mid-character': () => ({ wrapSink: resetInCharacter }),
  'close-mid-stream': ({ afterTokens }) =>
    after(afterTokens, ({ sink }) => {
      sink.close();
    }),
  'ends-early': ({ afterTokens }) =>
    after(afterTokens, ({ sink }) => {
      sink.end();
    }),
  'truncated-json': ({ keptFraction }) => ({
    wrapSink: (inner) => truncating(inner, keptFraction),
  }),
  'error-event': errorEvent,
  'no-done': () => ({ dropsDone: true }),
  gzip: () => ({ headers: { 'content-encoding': 'gzip' }, wrapSink: gzipping }),
  'reset-idle': ({ afterMs }) => ({ wrapSink: (inner) => resettingAfterwards(inner, afterMs) }),
};

const HALF_EVENT = Buffer.from(
  'data: {"id":"chatcmpl-half","object":"chat.completion.chunk","choices":[{"ind',
);

/** Once more than that many tokens would have been sent. */
function after(afterTokens: number, act: (sending: Sending) => void): FaultEffect {
  return {
    atTokens: (tokens, sending) => {
      if (tokens <= afterTokens) return false;
      act(sending);
      return true;
    },
  };
}

interface ErrorEvent {
  afterTokens: number;
  message?: string;
  withoutDone?: boolean;
}

function errorEvent(fault: ErrorEvent): FaultEffect {
  return after(fault.afterTokens, (sending) => {
    const message = fault.message ?? 'Streaming response failed: [503] The request queue is full.';
    sending.refuseInStream({ kind: 'server-error', message });
    if (!fault.withoutDone) sending.event('[DONE]');
    sending.sink.end();
  });
}

function resetInCharacter(inner: ByteSink): ByteSink {
  let isOver = false;
  return {
    ...inner,
    write: (bytes) => {
      if (isOver) return;
      // Bytes from 0xC2 begin a character of several bytes.
      const lead = bytes.findIndex((byte) => byte >= 0xc2);
      inner.write(lead === -1 ? bytes : bytes.subarray(0, lead + 1));
      isOver = lead !== -1;
      if (isOver) inner.reset();
    },
    end: () => {
      if (!isOver) inner.end();
    },
  };
}

/** Waits for the whole body, then sends its first part as if that were all. */
function truncating(inner: ByteSink, keptFraction: number): ByteSink {
  return collecting(inner, (body) => body.subarray(0, Math.floor(body.length * keptFraction)));
}

function gzipping(inner: ByteSink): ByteSink {
  return collecting(inner, (body) => gzipSync(body));
}

function collecting(inner: ByteSink, change: (body: Buffer) => Buffer): ByteSink {
  const parts: Buffer[] = [];
  return {
    ...inner,
    write: (bytes) => {
      parts.push(bytes);
    },
    end: () => {
      inner.write(change(Buffer.concat(parts)));
      inner.end();
    },
  };
}

function resettingAfterwards(inner: ByteSink, afterMs: number): ByteSink {
  return {
    ...inner,
    end: () => {
      inner.end();
      inner.after(afterMs, inner.reset);
    },
  };
}
