import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { createPool } from '../pool.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { findJudgements, storeJudgement } from './judgements.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const judgement = {
  hash: 'a'.repeat(64),
  judge: 'a judge',
  templateVersion: '1',
  reply: 'They agree.\0 [[correct]]',
  outcome: 'correct',
};

test('judgement cache: the first judgement of a question stays, and others are found to be missing', async () => {
  const unasked = 'b'.repeat(64);
  expect(await findJudgements(pool, [judgement.hash])).toEqual(new Map());
  await Promise.all([
    storeJudgement(pool, judgement),
    storeJudgement(pool, judgement),
    storeJudgement(pool, { ...judgement, hash: 'c'.repeat(64), outcome: null }),
  ]);
  await storeJudgement(pool, { ...judgement, reply: 'Another.', outcome: 'incorrect' });
  const found = await findJudgements(pool, [judgement.hash, unasked]);
  expect([...found]).toEqual([
    [judgement.hash, { ...judgement, reply: 'They agree.\ufffd [[correct]]' }],
  ]);
});
