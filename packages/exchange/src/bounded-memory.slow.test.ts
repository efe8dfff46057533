import { describe, expect, it } from 'vitest';

import { createItemImport } from '@assay/eval-core/imports/item-import';

import { readFile, type NamedBytes } from './read-file.ts';

const RECORDS = 100_000;
/** The files have 200 MB; keys and places of 100,000 items are remembered, the rest is not. */
const MOST_GROWTH_BYTES = 128 * 1024 * 1024;
const FILLER = 'x'.repeat(2_000);

function generated(
  name: string,
  write: (index: number) => string,
  ends: [string, string],
): NamedBytes {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(ends[0]);
    for (let start = 0; start < RECORDS; start += 100) {
      const part = Array.from({ length: 100 }, (_, index) => write(start + index)).join('');
      // What reads must be able to keep up with what writes.
      await Promise.resolve();
      yield Buffer.from(part);
    }
    yield Buffer.from(ends[1]);
  }
  return { name, open: bytes };
}

const record = (index: number): string =>
  JSON.stringify({ id: index, question: `${index}: ${FILLER}`, answer: `${index}` });

const FILES = [
  generated('big.jsonl', (index) => `${record(index)}\n`, ['', '']),
  generated('big.json', (index) => `${index === 0 ? '' : ','}${record(index)}`, [
    '{"canary": "x", "examples": [',
    ']}',
  ]),
  generated('big.csv', (index) => `${index},${index}: ${FILLER},${index}\n`, [
    'id,question,answer\n',
    '',
  ]),
];

describe('100,000 records', () => {
  it.each(FILES)('become items of $name within 128 MiB', async (file) => {
    const mapping = {
      key: { field: 'id', transforms: ['text' as const] },
      prompt: 'question',
      gold: 'answer',
    };
    const items = createItemImport(mapping, { kind: 'text', params: { match: 'exact' } });
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    let count = 0;
    for await (const read of readFile(file, {})) {
      if (!('record' in read)) throw new Error(read.error);
      if ('item' in items.add(read.record, { place: read.place, file: null })) count += 1;
      if (count % 1_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
    }
    expect(count).toBe(RECORDS);
    expect(most - before).toBeLessThan(MOST_GROWTH_BYTES);
  });
});
