import type { HubRowsSource } from './hub-client.ts';
import { readFiles, type FilesSource } from './read-files.ts';
import type { ReadRecord } from './read-record.ts';

export type RecordsSource = FilesSource | HubRowsSource;

export interface OpenedRecords {
  /** Can be read once. Errors of one record stand at its place; what ends the reading is thrown. */
  records: AsyncIterable<ReadRecord>;
  /** How many there are; null: not known before they are read. */
  total: number | null;
  /** The hub's revision; null for files. */
  revision: string | null;
}

/**
 * The records of a source, whatever it is.
 * @throws UnreadableSourceError, HubError
 */
export async function openRecords(source: RecordsSource): Promise<OpenedRecords> {
  if (source.kind === 'files') return { records: readFiles(source), total: null, revision: null };
  return source.client.openRows(source);
}
