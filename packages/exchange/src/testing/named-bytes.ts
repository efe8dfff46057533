import { gzipSync } from 'node:zlib';

import type { ReadingOptions } from '@assay/eval-core/imports/item-mapping';

import { readFile, type NamedBytes } from '../read-file.ts';
import type { PlacedRecord } from '../read-record.ts';

/** A file in memory that comes in pieces of these lengths, the last one again and again. */
export function namedBytes(
  name: string,
  content: string | Uint8Array,
  pieces: readonly number[] = [],
): NamedBytes {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return { name, open: () => cut(bytes, pieces) };
}

async function* cut(bytes: Uint8Array, pieces: readonly number[]): AsyncGenerator<Uint8Array> {
  let start = 0;
  for (let index = 0; start < bytes.length; index += 1) {
    const length = pieces[Math.min(index, pieces.length - 1)] ?? bytes.length;
    // A stream hands over one piece at a time, with others waiting.
    await Promise.resolve();
    yield bytes.subarray(start, start + Math.max(1, length));
    start += Math.max(1, length);
  }
}

/** All records of a file. */
export async function recordsOf(
  file: NamedBytes,
  reading: ReadingOptions = {},
): Promise<PlacedRecord[]> {
  const records: PlacedRecord[] = [];
  for await (const record of readFile(file, reading)) records.push(record);
  return records;
}

export function zipped(content: string): Uint8Array {
  return gzipSync(Buffer.from(content, 'utf8'));
}
