import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { localFiles } from './local-files.ts';
import { openRecords } from './open-records.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'assay-exchange-'));
  await mkdir(path.join(folder, 'inner'));
  await Promise.all(
    [1, 2, 10].map((level) =>
      writeFile(path.join(folder, `level-${level}.txt`), `matrix ${level}`),
    ),
  );
  await writeFile(path.join(folder, 'answers.json'), '[{"n":1},{"n":2},{"n":10}]');
  await writeFile(path.join(folder, 'few.json'), '[{"n":1}]');
  await writeFile(path.join(folder, 'many.json'), '[1,2,3,4]');
});

afterAll(() => rm(folder, { recursive: true }));

async function read(paths: readonly string[], reading: Parameters<typeof localFiles>[1]) {
  const places = paths.map((one) => path.join(folder, one));
  const { records } = await openRecords(await localFiles(places, reading));
  const all: unknown[] = [];
  for await (const record of records) all.push(record);
  return all;
}

describe('several files', () => {
  it('are read in natural order, each record with the name of its file', async () => {
    expect(await read([''], { files: 'level-*.txt' })).toEqual(
      [1, 2, 10].map((level) => ({
        place: 1,
        file: `level-${level}.txt`,
        record: { text: `matrix ${level}`, index: 0 },
      })),
    );
  });

  it('have the records of another file beside them, one for one', async () => {
    const records = await read([''], { files: '*.txt', beside: { answer: 'answers.json' } });
    expect(records).toEqual(
      [1, 2, 10].map((level) => ({
        place: 1,
        file: `level-${level}.txt`,
        record: { text: `matrix ${level}`, index: 0, answer: { n: level } },
      })),
    );
  });

  it('are refused beside a file with more or fewer records', async () => {
    const beside = (answer: string) => read([''], { files: '*.txt', beside: { answer } });
    await expect(beside('few.json')).rejects.toThrow('few.json has 1 records, fewer than');
    await expect(beside('many.json')).rejects.toThrow('many.json has more records than the 3');
    await expect(beside('none.json')).rejects.toThrow('There is no file');
  });

  it('are refused where there are none', async () => {
    await expect(read([''], { files: '*.csv' })).rejects.toThrow('holds no file called "*.csv"');
    await expect(read(['no-such.jsonl'], {})).rejects.toThrow('There is no file');
    await expect(read(['inner'], {})).rejects.toThrow('holds no file');
  });
});

describe('one file', () => {
  it('gives records without its name', async () => {
    expect(await read(['few.json'], {})).toEqual([{ place: 1, file: null, record: { n: 1 } }]);
  });

  it('is closed when reading stops early', async () => {
    const { records } = await openRecords(await localFiles([path.join(folder, 'many.json')], {}));
    for await (const first of records) {
      expect(first).toEqual({ place: 1, file: null, record: 1 });
      break;
    }
  });
});
