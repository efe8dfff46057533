import { gzipSync } from 'node:zlib';

import type { ByteSink } from '../server/byte-sink.ts';
import type { FaultEffect } from './fault-effect.ts';

/** A reply with status 200 that breaks on the way. For replies that are not streamed, tokens are counted in fours of bytes. */
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

export function bodyFault(fault: BodyFault): FaultEffect {
  switch (fault.kind) {
    case 'reset-after-headers':
      return {
        atTokens: (_, { sink }) =>
          ended(() => {
            sink.reset();
          }),
      };
    case 'reset-mid-stream':
      return after(fault.afterTokens, ({ sink }) => {
        sink.reset();
      });
    case 'reset-mid-event':
      return halfEvent(fault.afterTokens);
    case 'reset-mid-character':
      return { wrapSink: resetInCharacter };
    case 'close-mid-stream':
      return after(fault.afterTokens, ({ sink }) => {
        sink.close();
      });
    case 'ends-early':
      return after(fault.afterTokens, ({ sink }) => {
        sink.end();
      });
    case 'truncated-json':
      return { wrapSink: (inner) => truncating(inner, fault.keptFraction) };
    case 'error-event':
      return errorEvent(fault);
    case 'no-done':
      return { dropsDone: true };
    case 'gzip':
      return { headers: { 'content-encoding': 'gzip' }, wrapSink: gzipping };
    case 'reset-idle':
      return { wrapSink: (inner) => resettingAfterwards(inner, fault.afterMs) };
  }
}

type Send = Parameters<NonNullable<FaultEffect['atTokens']>>[1];

function ended(act: () => void): true {
  act();
  return true;
}

function after(afterTokens: number, act: (sending: Send) => void): FaultEffect {
  return {
    atTokens: (tokens, sending) =>
      tokens > afterTokens &&
      ended(() => {
        act(sending);
      }),
  };
}

function halfEvent(afterTokens: number): FaultEffect {
  return after(afterTokens, ({ sink }) => {
    sink.write(
      Buffer.from('data: {"id":"chatcmpl-half","object":"chat.completion.chunk","choices":[{"ind'),
    );
    sink.reset();
  });
}

function errorEvent(fault: BodyFault & { kind: 'error-event' }): FaultEffect {
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
