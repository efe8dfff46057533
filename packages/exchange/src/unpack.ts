import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { peekBytes } from './peek-bytes.ts';
import { UnreadableSourceError, type ByteStream } from './read-record.ts';

/** The bytes as they are, or unpacked where they begin as gzip does (RFC 1952), whatever the file is called. */
export async function unpack(stream: ByteStream): Promise<ByteStream> {
  const { head, bytes } = await peekBytes(stream, 2);
  return head[0] === 0x1f && head[1] === 0x8b ? unzipped(bytes) : bytes;
}

async function* unzipped(bytes: ByteStream): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  // The error comes out of the loop below.
  pipeline(Readable.from(bytes), gunzip, () => undefined);
  try {
    yield* gunzip as AsyncIterable<Buffer>;
  } catch (error) {
    const isZlib = error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
    if (!isZlib) throw error;
    throw new UnreadableSourceError(`The gzip file is damaged or breaks off: ${error.message}.`);
  }
}
