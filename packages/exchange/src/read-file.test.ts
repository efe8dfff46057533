import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { UnreadableSourceError } from './read-record.ts';
import { namedBytes, recordsOf, zipped } from './testing/named-bytes.ts';

const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 });
const value = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue(), { maxKeys: 4 });

/** As JSON has it: -0 is 0 there, and an object has no prototype to name. */
const asJson = (records: readonly unknown[]): unknown[] =>
  JSON.parse(JSON.stringify(records)) as unknown[];

const placed = (records: readonly unknown[]) =>
  records.map((record, index) => ({ place: index + 1, record }));

describe('records of files', () => {
  it('are the same however the bytes are cut: JSON lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1 }), pieces, async (records, cuts) => {
        const text = records.map((record) => `${JSON.stringify(record)}\n`).join('');
        const expected = placed(asJson(records));
        expect(await recordsOf(namedBytes('a.jsonl', text, cuts))).toEqual(expected);
        expect(await recordsOf(namedBytes('a', zipped(text), cuts), { format: 'jsonl' })).toEqual(
          expected,
        );
      }),
    );
  });

  it('are the same however the bytes are cut: a list of JSON, alone or in an object', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1 }), pieces, async (records, cuts) => {
        const expected = placed(asJson(records));
        const list = JSON.stringify(records, null, 1);
        expect(await recordsOf(namedBytes('a.json', list, cuts))).toEqual(expected);
        const inside = JSON.stringify({ canary: 'x', meta: { a: 1 }, examples: records });
        expect(await recordsOf(namedBytes('a.json', inside, cuts))).toEqual(expected);
        const deep = JSON.stringify({ other: [1], data: { rows: records } });
        const reading = { records: 'data.rows' };
        expect(await recordsOf(namedBytes('a.json', deep, cuts), reading)).toEqual(expected);
      }),
    );
  });

  it('are the same however the bytes are cut: CSV and TSV with quotes and line ends in cells', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\t', ' ', '𝛼') });
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(rows, pieces, async (cells, cuts) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const expected = placed(cells.map(([first, second]) => ({ x: first, y: second })));
        for (const [name, mark] of [
          ['a.csv', ','],
          ['a.tsv', '\t'],
        ] as const) {
          const lines = [['x', 'y'], ...cells].map((row) => `${row.map(quoted).join(mark)}\r\n`);
          expect(await recordsOf(namedBytes(name, lines.join(''), cuts))).toEqual(expected);
        }
      }),
    );
  });
});

describe('JSON lines', () => {
  it('end at line feeds alone: other separators stand within texts', async () => {
    const text = '{"a":"x\u2028y\u0085z"}\r\n\n  \n{"a":"2"}';
    expect(await recordsOf(namedBytes('a.jsonl', text))).toEqual(
      placed([{ a: 'x\u2028y\u0085z' }, { a: '2' }]),
    );
  });

  it('tell of a line that cannot be read, and go on', async () => {
    const bad = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('7\n'),
    ]);
    expect(await recordsOf(namedBytes('a.jsonl', bad))).toEqual([
      { place: 1, record: { a: 1 } },
      { place: 2, error: 'The line is not JSON.' },
      { place: 3, error: 'The line is not UTF-8.' },
      { place: 4, record: 7 },
    ]);
  });

  it('may hold what Python writes beside JSON, outside of texts', async () => {
    const text = '{"a":[NaN,-Infinity,Infinity],"b":"NaN \\" Infinity"}';
    expect(await recordsOf(namedBytes('a.jsonl', text))).toEqual(
      placed([{ a: [null, -Infinity, Infinity], b: 'NaN " Infinity' }]),
    );
  });
});

describe('the format', () => {
  it('is told by content where names mislead or are missing', async () => {
    const lines = '{"a":1}\n{"a":2}\n';
    const expected = placed([{ a: 1 }, { a: 2 }]);
    for (const name of ['a.json', 'a.jsonl', 'data', 'a.ndjson', 'a.json.gz']) {
      expect(await recordsOf(namedBytes(name, lines)), name).toEqual(expected);
    }
    expect(await recordsOf(namedBytes('data', '[{"a":1},{"a":2}]'))).toEqual(expected);
    expect(await recordsOf(namedBytes('a.csv', zipped('a\n1\n2\n')))).toEqual(
      placed([{ a: '1' }, { a: '2' }]),
    );
  });

  it('is asked for where neither name nor content tell', async () => {
    await expect(recordsOf(namedBytes('a.parquet', 'PAR1'))).rejects.toThrow(
      'a.parquet: The format of "a.parquet" is not known',
    );
  });
});

describe('tables', () => {
  it('tell of rows with other cells than columns, and go on', async () => {
    expect(await recordsOf(namedBytes('a.csv', '\ufeffx,y\n1,2\n3\n\n4,5\n'))).toEqual([
      { place: 1, record: { x: '1', y: '2' } },
      { place: 2, error: 'The row has 1 cells; there are 2 columns.' },
      { place: 3, record: { x: '4', y: '5' } },
    ]);
  });

  it('may have no header', async () => {
    expect(await recordsOf(namedBytes('a.csv', '0,7\n7,0\n'), { header: false })).toEqual(
      placed([
        { 0: '0', 1: '7' },
        { 0: '7', 1: '0' },
      ]),
    );
  });

  it('are refused with columns of one name, and with quotes that never close', async () => {
    for (const text of ['x,x\n1,2\n', 'x,y\n1,"2\n']) {
      await expect(recordsOf(namedBytes('a.csv', text))).rejects.toThrow(UnreadableSourceError);
    }
  });
});

describe('text', () => {
  it('is one record, or one for each block, without its comments', async () => {
    const text = 'c two graphs\np edge 2 1\ne 1 2\n\nc next\r\np edge 3 0\n';
    expect(await recordsOf(namedBytes('a.txt', text))).toEqual(
      placed([{ text: text.trim().replace('\r', ''), index: 0 }]),
    );
    expect(
      await recordsOf(namedBytes('a.txt', text), { blockStart: 'p edge', comments: 'c ' }),
    ).toEqual(
      placed([
        { text: 'p edge 2 1\ne 1 2', index: 0 },
        { text: 'p edge 3 0', index: 1 },
      ]),
    );
  });
});

describe('a file that breaks off', () => {
  it('gives what stands before, then one sentence that names it', async () => {
    const packed = zipped('{"a":1}\n'.repeat(1_000));
    await expect(recordsOf(namedBytes('b.jsonl.gz', packed.subarray(0, 40)))).rejects.toThrow(
      'b.jsonl.gz: The gzip file is damaged or breaks off',
    );
    await expect(recordsOf(namedBytes('b.json', '[{"a":1},{"a"'))).rejects.toThrow(
      'b.json: The file is not JSON: it breaks off.',
    );
    await expect(recordsOf(namedBytes('b.json', '[{"a":1} x]'))).rejects.toThrow(
      UnreadableSourceError,
    );
    await expect(recordsOf(namedBytes('b.json', ''), {})).rejects.toThrow(
      'b.json: The file is empty.',
    );
  });

  it('is refused where several lists may be meant, or none', async () => {
    await expect(recordsOf(namedBytes('b.json', '{"a":[1],"b":[2]}'))).rejects.toThrow(
      'several lists, "a" and "b"',
    );
    await expect(recordsOf(namedBytes('b.json', '{"a":1}'))).rejects.toThrow('holds no list');
    await expect(recordsOf(namedBytes('b.json', '{"a":[1]}'), { records: 'b' })).rejects.toThrow(
      'no list, or an empty one, at "b"',
    );
  });
});
