import type { ReadingOptions } from '@assay/eval-core/imports/item-mapping';

import { detectFormat } from './detect-format.ts';
import { peekBytes } from './peek-bytes.ts';
import { readDelimited } from './read-delimited.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readJsonList } from './read-json-list.ts';
import { UnreadableSourceError, type ByteStream, type PlacedRecord } from './read-record.ts';
import { readTextBlocks } from './read-text-blocks.ts';
import { unpack } from './unpack.ts';

/** A file by its name and a way to read it from the start, as often as it is asked. */
export interface NamedBytes {
  /** Without its folder. */
  name: string;
  open(): ByteStream;
}

/**
 * The records of one file in any format, packed or not, in bounded memory.
 * @throws UnreadableSourceError, naming the file, where it cannot be read on
 */
export async function* readFile(
  file: NamedBytes,
  reading: ReadingOptions,
): AsyncGenerator<PlacedRecord> {
  try {
    const { head, bytes } = await peekBytes(await unpack(file.open()));
    yield* recordsIn(bytes, reading.format ?? detectFormat(file.name, head), reading);
  } catch (error) {
    if (!(error instanceof UnreadableSourceError)) throw error;
    throw new UnreadableSourceError(`${file.name}: ${error.message}`);
  }
}

function recordsIn(
  bytes: ByteStream,
  format: NonNullable<ReadingOptions['format']>,
  { records, header, blockStart, comments }: ReadingOptions,
): AsyncIterable<PlacedRecord> {
  switch (format) {
    case 'jsonl':
      return readJsonLines(bytes);
    case 'json':
      return readJsonList(bytes, records ?? null);
    case 'csv':
      return readDelimited(bytes, { delimiter: ',', hasHeader: header !== false });
    case 'tsv':
      return readDelimited(bytes, { delimiter: '\t', hasHeader: header !== false });
    case 'text':
      return readTextBlocks(bytes, { blockStart: blockStart ?? null, comments: comments ?? null });
  }
}
