import type { RecordFormat } from '@assay/eval-core/imports/item-mapping';

import { UnreadableSourceError } from './read-record.ts';

const BY_EXTENSION: Readonly<Record<string, RecordFormat>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  txt: 'text',
  text: 'text',
};

/**
 * The format of a file by its name, ".gz" aside, and by its first bytes: files called ".json" often hold
 * JSON lines, and some files have no telling name at all.
 *
 * @throws UnreadableSourceError where neither tells
 */
export function detectFormat(name: string, head: Uint8Array): RecordFormat {
  const extension = /\.([a-z]+)$/i.exec(name.replace(/\.gz$/i, ''))?.[1]?.toLowerCase() ?? '';
  const byName = BY_EXTENSION[extension];
  if (byName !== undefined && byName !== 'json' && byName !== 'jsonl') return byName;
  const text = new TextDecoder().decode(head).trimStart();
  if (text.startsWith('[')) return byName === 'jsonl' ? 'jsonl' : 'json';
  if (text.startsWith('{')) return areLines(text, byName) ? 'jsonl' : 'json';
  if (byName !== undefined) return byName;
  throw new UnreadableSourceError(
    `The format of "${name.slice(-120)}" is not known: call it .jsonl, .json, .csv, .tsv or .txt, or name the "format" in the mapping.`,
  );
}

/** Objects on lines of their own: the first line is one, and another begins below it. */
function areLines(text: string, byName: RecordFormat | undefined): boolean {
  const end = text.indexOf('\n');
  if (end === -1) return byName !== 'json';
  const isObject = isJson(text.slice(0, end));
  return isObject && (byName === 'jsonl' || text.slice(end).trimStart().startsWith('{'));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    // Lines with Python's NaN are told by their name.
    return false;
  }
}
