import type { ByteSink } from '../server/byte-sink.ts';
import type { EffectMakers, FaultEffect } from './fault-effect.ts';

/** Streams that are right by the standard of server-sent events, in every way that naive readers get wrong. */
export type FramingStyle =
  | 'crlf'
  /** `: keep-alive` between events. */
  | 'comments'
  /** `data:{…}` without the space. */
  | 'no-space'
  /** `event`, `id` and `retry` beside `data`. */
  | 'extra-fields'
  /** One event's JSON over several `data` lines. */
  | 'multi-line'
  /** A byte order mark first. */
  | 'byte-order-mark'
  /** All events of the reply in one chunk. */
  | 'coalesced'
  /** Each event in three chunks. */
  | 'split-events'
  | 'one-byte'
  /** Chunks end inside characters of several bytes. */
  | 'split-characters'
  /** Every event is sent twice: not right, but seen. */
  | 'duplicate-events';

export type FramingFault = { kind: 'framing'; style: FramingStyle };

export const framingFaults: EffectMakers<FramingFault> = {
  framing: ({ style }) => FRAMINGS[style](),
};

const FRAMINGS: Readonly<Record<FramingStyle, () => FaultEffect>> = {
  crlf: () => ({ frame: (event) => event.replaceAll('\n', '\r\n') }),
  comments: () => ({ frame: (event) => `: keep-alive\n\n${event}:\n` }),
  'no-space': () => ({ frame: (event) => event.replace(/^data: /, 'data:') }),
  'extra-fields': () => ({ frame: (event) => `event: message\nid: 1\nretry: 3000\n${event}` }),
  'multi-line': () => ({ frame: (event) => event.replace(/^(data: \{)/, '$1\ndata: ') }),
  'byte-order-mark': withByteOrderMark,
  coalesced: () => ({ wrapSink: coalescing }),
  'split-events': () => ({ wrapSink: (inner) => splitting(inner, thirds) }),
  'one-byte': () => ({ wrapSink: (inner) => splitting(inner, everyByte) }),
  'split-characters': () => ({ wrapSink: (inner) => splitting(inner, insideCharacters) }),
  'duplicate-events': () => ({ frame: (event) => event + event }),
};

function withByteOrderMark(): FaultEffect {
  let isFirst = true;
  return {
    frame: (event) => {
      const mark = isFirst ? '\uFEFF' : '';
      isFirst = false;
      return mark + event;
    },
  };
}

function coalescing(inner: ByteSink): ByteSink {
  const parts: Buffer[] = [];
  return {
    ...inner,
    write: (bytes) => {
      parts.push(bytes);
    },
    end: () => {
      inner.write(Buffer.concat(parts));
      inner.end();
    },
  };
}

function splitting(inner: ByteSink, cutsOf: (bytes: Buffer) => number[]): ByteSink {
  return {
    ...inner,
    write: (bytes) => {
      let start = 0;
      for (const cut of [...cutsOf(bytes), bytes.length]) {
        if (cut > start) inner.write(bytes.subarray(start, cut));
        start = cut;
      }
    },
  };
}

function thirds(bytes: Buffer): number[] {
  return [Math.floor(bytes.length / 3), Math.floor((2 * bytes.length) / 3)];
}

function everyByte(bytes: Buffer): number[] {
  return Array.from(bytes, (_, place) => place);
}

/** After each byte that begins a character of several bytes. */
function insideCharacters(bytes: Buffer): number[] {
  return Array.from(bytes.keys())
    .filter((place) => (bytes[place] ?? 0) >= 0xc2)
    .map((place) => place + 1);
}
