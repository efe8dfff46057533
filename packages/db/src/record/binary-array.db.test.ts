import { afterAll, beforeAll, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '../pool.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { binaryArray } from './binary-array.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** What PostgreSQL takes the parameter for, as JSON of its own making. */
async function read(type: string, parameter: Buffer): Promise<unknown> {
  const { rows } = await pool.query<{ read: string }>(
    `select to_json($1::${type}[])::text as read`,
    [parameter],
  );
  return JSON.parse(rows[0]?.read ?? '');
}

it.each<[string, (string | null)[]]>([
  ['nothing', []],
  ['an empty text and none at all', ['', null, 'null', 'NULL']],
  ['what an array literal would have to escape', ['{"a"}', 'b\\c', ',', '\n\t "']],
  ['signs of one to four bytes', ['a', 'é', '数', '🍎', '数🍎é\u0001']],
  ['a long text beside short ones', ['x', 'y'.repeat(300_000), 'z']],
])('PostgreSQL reads %s as it was sent', async (_, values) => {
  expect(await read('text', binaryArray('text', values))).toEqual(values);
});

it('PostgreSQL reads numbers and truth values as they were sent, to the ends of their types', async () => {
  const smallints = [0, -32_768, null, 32_767];
  const ints = [-2_147_483_648, null, 2_147_483_647];
  expect(await read('smallint', binaryArray('smallint', smallints))).toEqual(smallints);
  expect(await read('int', binaryArray('int', ints))).toEqual(ints);
  expect(await read('boolean', binaryArray('boolean', [true, null, false]))).toEqual([
    true,
    null,
    false,
  ]);
  const { rows } = await pool.query<{ texts: string[] }>('select $1::bigint[]::text[] as texts', [
    binaryArray('bigint', [-(2n ** 63n), null, 2n ** 63n - 1n]),
  ]);
  expect(rows[0]?.texts).toEqual(['-9223372036854775808', null, '9223372036854775807']);
});

it('throws RangeError for a number that has no place in the type', () => {
  expect(() => binaryArray('smallint', [32_768])).toThrow(RangeError);
  expect(() => binaryArray('int', [2 ** 31])).toThrow(RangeError);
});
