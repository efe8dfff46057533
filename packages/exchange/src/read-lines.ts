import { LARGEST_RECORD_BYTES, type ByteStream } from './read-record.ts';

const LINE_FEED = 0x0a;

/** A line without its line feed; null: it is longer than a record may be, and was passed over. */
export type Line = Uint8Array | null;

/**
 * The lines of a stream, parted at line feeds alone: U+2028 and its kin stand within texts of JSON. Holds one
 * line at a time. What stands behind the last line feed is a line unless it is empty.
 */
export async function* readLines(
  bytes: ByteStream,
  longest = LARGEST_RECORD_BYTES,
): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array): void => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const line = length > longest ? null : Buffer.concat(parts);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, start);
      take(chunk.subarray(start, end === -1 ? chunk.length : end));
      if (end === -1) break;
      yield finish();
      start = end + 1;
    }
  }
  if (length > 0) yield finish();
}
