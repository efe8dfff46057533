import { JSONParser } from '@streamparser/json';

import {
  LARGEST_RECORD_BYTES,
  UnreadableSourceError,
  type ByteStream,
  type PlacedRecord,
} from './read-record.ts';

const OPENING_BRACKET = 0x5b;
/** Tab, line feed, carriage return, space and the three bytes of a mark of byte order. */
const BEFORE_JSON: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf]);

/**
 * The entries of a list in a JSON document, one at a time: of the document itself, of the list at the
 * dotted path `records`, or of the one list that the document's object holds.
 *
 * @throws UnreadableSourceError where the document is not JSON, or no list or several may be meant
 */
export async function* readJsonList(
  bytes: ByteStream,
  records: string | null,
): AsyncGenerator<PlacedRecord> {
  let reader: ListReader | null = null;
  let place = 0;
  for await (const chunk of bytes) {
    const start = reader === null ? chunk.findIndex((byte) => !BEFORE_JSON.has(byte)) : 0;
    if (start === -1) continue;
    reader ??= createListReader(pathOf(records, chunk[start] === OPENING_BRACKET));
    for (const record of reader.write(chunk.subarray(start))) {
      place += 1;
      yield { place, record };
    }
  }
  if (reader === null) throw new UnreadableSourceError('The file is empty.');
  reader.end(records);
}

/** Which values the parser is to give; it forgets each as it gives it, so none may hold another. */
function pathOf(records: string | null, isList: boolean): string {
  if (isList) return '$.*';
  return records === null ? '$.*.*' : `$.${records}.*`;
}

interface ListReader {
  /** The entries that end within these bytes. */
  write(chunk: Uint8Array): unknown[];
  /** Throws where the document is not at its end, or held no list. */
  end(records: string | null): void;
}

function createListReader(path: string): ListReader {
  let found: unknown[] = [];
  let pendingBytes = 0;
  const lists = new Set<string>();
  const parser = new JSONParser({ paths: [path], keepStack: false });
  parser.onValue = ({ value, parent, stack }) => {
    if (!Array.isArray(parent)) return;
    lists.add(stack.map(({ key }) => String(key ?? '')).join('.'));
    if (lists.size > 1) throw severalLists(lists);
    found.push(value);
  };
  parser.onError = (error) => {
    throw error instanceof UnreadableSourceError ? error : notJson(error.message);
  };
  return {
    write(chunk) {
      parser.write(chunk);
      const values = found;
      found = [];
      pendingBytes = values.length > 0 ? 0 : pendingBytes + chunk.length;
      if (pendingBytes > LARGEST_RECORD_BYTES) throw tooLarge();
      return values;
    },
    end(records) {
      if (!parser.isEnded) throw notJson('it breaks off');
      if (lists.size === 0) throw noList(records);
    },
  };
}

function notJson(reason: string): UnreadableSourceError {
  return new UnreadableSourceError(
    `The file is not JSON: ${reason.slice(0, 200)}. (Values such as NaN are not JSON either.)`,
  );
}

function severalLists(lists: ReadonlySet<string>): UnreadableSourceError {
  const names = [...lists].map((name) => `"${name.replace(/^\./, '').slice(0, 80)}"`).join(' and ');
  return new UnreadableSourceError(
    `The file holds several lists, ${names}: name the one with the records as "records" in the mapping.`,
  );
}

function noList(records: string | null): UnreadableSourceError {
  return new UnreadableSourceError(
    records === null
      ? 'The file holds no list of records: name where it stands as "records" in the mapping.'
      : `The file holds no list, or an empty one, at "${records}".`,
  );
}

function tooLarge(): UnreadableSourceError {
  return new UnreadableSourceError(
    `No record ends within ${LARGEST_RECORD_BYTES} bytes; one that large cannot be read.`,
  );
}
