import { afterAll, beforeAll, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '../pool.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { textArray } from './text-array.ts';

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

it.each<[string, (string | null)[]]>([
  ['nothing', []],
  ['an empty text and none at all', ['', null, 'null', 'NULL']],
  ['what an array literal would have to escape', ['{"a"}', 'b\\c', ',', '\n\t "']],
  ['signs of one to four bytes', ['a', 'é', '数', '🍎', '数🍎é\u0001']],
  ['a long text beside short ones', ['x', 'y'.repeat(300_000), 'z']],
])('PostgreSQL reads %s as it was sent', async (_, values) => {
  const { rows } = await pool.query<{ read: (string | null)[] }>('select $1::text[] as read', [
    textArray(values),
  ]);
  expect(rows[0]?.read).toEqual(values);
});
