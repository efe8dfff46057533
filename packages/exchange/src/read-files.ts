import type { ReadingOptions } from '@assay/eval-core/imports/item-mapping';

import { readFile, type NamedBytes } from './read-file.ts';
import { UnreadableSourceError, type PlacedRecord, type ReadRecord } from './read-record.ts';

export interface FilesSource {
  kind: 'files';
  /** In the order in which they are read. */
  files: readonly NamedBytes[];
  reading: ReadingOptions;
  /** The files that `reading.beside` names, by the name that their records get. */
  beside?: Readonly<Record<string, NamedBytes>>;
}

/**
 * The records of files, one after another; with files beside them the n-th record gets the n-th of each.
 * @throws UnreadableSourceError where a file cannot be read on, or one beside has more or fewer records
 */
export async function* readFiles(source: FilesSource): AsyncGenerator<ReadRecord> {
  const companions = openCompanions(source);
  let count = 0;
  try {
    for await (const read of readEach(source)) {
      count += 1;
      const besides = await nextOfEach(companions, count);
      yield 'error' in read ? read : { ...read, ...joinRecord(read.record, besides) };
    }
    await requireAllAtEnd(companions, count);
  } finally {
    await Promise.all(companions.map(({ records }) => records.return(undefined)));
  }
}

async function* readEach({ files, reading }: FilesSource): AsyncGenerator<ReadRecord> {
  for (const file of files) {
    const name = files.length > 1 ? file.name : null;
    for await (const read of readFile(file, reading)) yield { ...read, file: name };
  }
}

interface Companion {
  /** Under which its records are added. */
  field: string;
  file: string;
  records: AsyncGenerator<PlacedRecord>;
}

function openCompanions({ reading, beside = {} }: FilesSource): Companion[] {
  return Object.entries(reading.beside ?? {}).map(([field, file]) => {
    const bytes = beside[field];
    if (bytes === undefined) {
      throw new UnreadableSourceError(
        `The file "${file}", which the mapping reads beside, is missing.`,
      );
    }
    return { field, file, records: readFile(bytes, {}) };
  });
}

async function nextOfEach(companions: readonly Companion[], count: number) {
  const entries: [string, PlacedRecord][] = [];
  for (const { field, file, records } of companions) {
    const next = await records.next();
    if (next.done === true) {
      throw new UnreadableSourceError(
        `${file} has ${count - 1} records, fewer than the files that it stands beside.`,
      );
    }
    entries.push([field, next.value]);
  }
  return entries;
}

async function requireAllAtEnd(companions: readonly Companion[], count: number): Promise<void> {
  for (const { file, records } of companions) {
    const { done } = await records.next();
    if (done === true) continue;
    throw new UnreadableSourceError(
      `${file} has more records than the ${count} of the files that it stands beside.`,
    );
  }
}

function joinRecord(
  record: unknown,
  besides: readonly [string, PlacedRecord][],
): { record: unknown } | { error: string } {
  if (besides.length === 0) return { record };
  if (typeof record !== 'object' || record === null || Array.isArray(record)) {
    return { error: 'The record is no object, so nothing can stand beside it.' };
  }
  const faulty = besides.find(([, read]) => 'error' in read);
  if (faulty !== undefined)
    return { error: `What stands beside it as "${faulty[0]}" is unreadable.` };
  const values = besides.map(([field, read]) => [field, 'record' in read ? read.record : null]);
  return { record: { ...record, ...Object.fromEntries(values) } };
}
