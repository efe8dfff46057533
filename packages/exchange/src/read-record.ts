/** One record of a source, or why there is none at its place; the rest of the source is read on. */
export type ReadRecord = ReadPlace & ({ record: unknown } | { error: string });

export interface ReadPlace {
  /** The number of the record in its file from 1; of lines those that are not blank count. */
  place: number;
  /** The name of the file where several are read, else null. */
  file: string | null;
}

/** The records of one file, which does not know its name. */
export type PlacedRecord = { place: number } & ({ record: unknown } | { error: string });

/** Bytes as they come from a file, an upload or a network. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A source that cannot be read on: one sentence says what is wrong and what to do. */
export class UnreadableSourceError extends Error {
  override readonly name = 'UnreadableSourceError';
}

/** A record beyond this, in bytes, is no item of any set; what has no end would fill memory. */
export const LARGEST_RECORD_BYTES = 64 * 1024 * 1024;
