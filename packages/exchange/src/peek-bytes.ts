import type { ByteStream } from './read-record.ts';

/** Enough for the first record of most sets, which tells formats apart. */
export const PEEKED_BYTES = 64 * 1024;

export interface Peeked {
  /** The first bytes, 64 KiB or a chunk more, or all that there are. */
  head: Uint8Array;
  /** Whether the head is all of it. */
  isWhole: boolean;
  /** The whole stream, head included; it can be read once. */
  bytes: ByteStream;
}

/** Looks at the beginning of a stream without losing it. */
export async function peekBytes(stream: ByteStream, atLeast = PEEKED_BYTES): Promise<Peeked> {
  const iterator = stream[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  while (length < atLeast) {
    const next = await iterator.next();
    if (next.done === true) {
      isWhole = true;
      break;
    }
    chunks.push(next.value);
    length += next.value.length;
  }
  return { head: Buffer.concat(chunks), isWhole, bytes: joined(chunks, iterator) };
}

async function* joined(
  chunks: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    yield* { [Symbol.asyncIterator]: () => rest };
  } finally {
    await rest.return?.();
  }
}
