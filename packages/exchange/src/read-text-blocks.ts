import { decodeText } from './decode-text.ts';
import { readLines } from './read-lines.ts';
import {
  LARGEST_RECORD_BYTES,
  UnreadableSourceError,
  type ByteStream,
  type PlacedRecord,
} from './read-record.ts';

export interface TextBlocks {
  /** A line that begins so begins a block; null: the file is one. What stands before the first is left out. */
  blockStart: string | null;
  /** Lines that begin so are left out; null: none. */
  comments: string | null;
}

/**
 * A text file, or each block of it, as a record { text, index }, for sets with a format of their own: graphs,
 * matrices, puzzles. The text has no white space at its ends; blocks of nothing are no records.
 *
 * @throws UnreadableSourceError where the text is not UTF-8 or a block has no end
 */
export async function* readTextBlocks(
  bytes: ByteStream,
  { blockStart, comments }: TextBlocks,
): AsyncGenerator<PlacedRecord> {
  let lines: string[] | null = blockStart === null ? [] : null;
  let length = 0;
  let place = 0;
  const block = (): PlacedRecord[] => {
    const text = (lines ?? []).join('\n').trim();
    if (text === '') return [];
    place += 1;
    return [{ place, record: { text, index: place - 1 } }];
  };
  for await (const bytesOfLine of readLines(bytes)) {
    const line = textOf(bytesOfLine);
    if (comments !== null && line.startsWith(comments)) continue;
    if (blockStart !== null && line.startsWith(blockStart)) {
      yield* block();
      lines = [];
      length = 0;
    }
    length += line.length + 1;
    if (length > LARGEST_RECORD_BYTES) throw tooLarge();
    lines?.push(line);
  }
  yield* block();
}

function textOf(bytes: Uint8Array | null): string {
  if (bytes === null) throw tooLarge();
  const text = decodeText(bytes);
  if (text === null) throw new UnreadableSourceError('The text is not UTF-8.');
  return text.replace(/\r$/, '');
}

function tooLarge(): UnreadableSourceError {
  return new UnreadableSourceError(
    `A block of the text has more than ${LARGEST_RECORD_BYTES} bytes.`,
  );
}
