import type { ReadRecord } from '@assay/exchange/read-record';

export interface PeekedRecords {
  /** The first ones, or all where there are fewer. */
  first: ReadRecord[];
  /** All of them, the first included; can be read once. */
  all: AsyncGenerator<ReadRecord>;
}

/** Looks at the first records of a stream that can be read only once. */
export async function peekRecords(
  records: AsyncIterable<ReadRecord>,
  count: number,
): Promise<PeekedRecords> {
  const iterator = records[Symbol.asyncIterator]();
  const first: ReadRecord[] = [];
  while (first.length < count) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
  }
  return { first, all: replay(first, iterator) };
}

async function* replay(
  first: readonly ReadRecord[],
  rest: AsyncIterator<ReadRecord>,
): AsyncGenerator<ReadRecord> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      yield next.value;
    }
  } finally {
    await rest.return?.();
  }
}
