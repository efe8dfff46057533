import { decodeText } from './decode-text.ts';
import { parseJson } from './parse-json.ts';
import { readLines, type Line } from './read-lines.ts';
import { LARGEST_RECORD_BYTES, type ByteStream, type PlacedRecord } from './read-record.ts';

/** One JSON value a line; blank lines are passed over and do not count. */
export async function* readJsonLines(bytes: ByteStream): AsyncGenerator<PlacedRecord> {
  let place = 0;
  for await (const line of readLines(bytes)) {
    if (line?.every(isBlank) === true) continue;
    place += 1;
    yield { place, ...readLine(line) };
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

function readLine(line: Line): { record: unknown } | { error: string } {
  if (line === null) {
    return { error: `The line is longer than ${LARGEST_RECORD_BYTES} bytes.` };
  }
  const text = decodeText(line);
  if (text === null) return { error: 'The line is not UTF-8.' };
  const record = parseJson(text);
  return record === undefined ? { error: 'The line is not JSON.' } : { record };
}
