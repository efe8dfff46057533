import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { CsvError, parse } from 'csv-parse';

import {
  LARGEST_RECORD_BYTES,
  UnreadableSourceError,
  type ByteStream,
  type PlacedRecord,
} from './read-record.ts';

export interface DelimitedFormat {
  delimiter: ',' | '\t';
  /** Whether the first row names the columns; else they are named "0", "1", …. */
  hasHeader: boolean;
}

/**
 * The rows of a CSV (RFC 4180) as records of texts by column. Rows of empty lines are passed over; one with
 * more or fewer cells than there are columns is an error at its place.
 *
 * @throws UnreadableSourceError where the quotes do not match, or the columns have no names of their own
 */
export async function* readDelimited(
  bytes: ByteStream,
  { delimiter, hasHeader }: DelimitedFormat,
): AsyncGenerator<PlacedRecord> {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LARGEST_RECORD_BYTES,
  });
  const fed = pipeline(Readable.from(bytes), parser);
  // What goes wrong is thrown by the loop below; awaited here too, it would be told twice.
  fed.catch(() => undefined);
  let columns: string[] | null = null;
  let place = 0;
  try {
    for await (const row of parser as AsyncIterable<string[]>) {
      if (columns === null && hasHeader) {
        columns = columnNames(row);
        continue;
      }
      columns ??= row.map((_, index) => String(index));
      place += 1;
      yield { place, ...recordOf(row, columns) };
    }
  } catch (error) {
    throw error instanceof CsvError ? malformed(error) : error;
  }
}

function recordOf(row: readonly string[], columns: readonly string[]) {
  if (row.length !== columns.length) {
    return { error: `The row has ${row.length} cells; there are ${columns.length} columns.` };
  }
  return { record: Object.fromEntries(columns.map((name, index) => [name, row[index]])) };
}

function columnNames(row: readonly string[]): string[] {
  const names = row.map((name) => name.trim());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return names;
  throw new UnreadableSourceError(
    `Two columns have the name "${twice.slice(0, 80)}"; if the first row is a record, say "header": false in the mapping.`,
  );
}

function malformed({ message }: CsvError): UnreadableSourceError {
  return new UnreadableSourceError(`The table cannot be read: ${message.slice(0, 300)}`);
}
