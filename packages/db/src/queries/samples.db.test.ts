import type { Pool, QueryResultRow } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Executor } from '../executor.ts';
import { createPool } from '../pool.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { findNextFailing, findSamplePage } from './samples.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  // One connection, so that the settings hold for what follows. On tables of no size the planner would
  // read from end to end, and a sort would cost nothing.
  pool = createPool({ connectionString: database.url, max: 1 });
  await pool.query('set enable_seqscan = off');
  await pool.query('set enable_sort = off');
  await pool.query('set enable_bitmapscan = off');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Runs a query function with EXPLAIN before its statement; returns the plan. */
async function planOf(run: (explaining: Executor) => Promise<unknown>): Promise<string> {
  let plan = '';
  await run({
    async query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]) {
      const result = await pool.query<Row>(`explain ${text}`, values && [...values]);
      plan = result.rows.map((row) => String(Object.values(row)[0])).join('\n');
      return { ...result, rows: [] };
    },
  });
  return plan;
}

const page = { gradingId: 1, filter: 'failing', itemId: undefined, limit: 51 } as const;
const after = { completionTokens: 900, sampleId: '77' };

test('a first page of failing samples reads its index in order, without a sort', async () => {
  const plan = await planOf((executor) => findSamplePage(executor, { ...page, after: null }));
  expect(plan).toContain('Index Scan using verdict_failing_by_length on verdict');
  expect(plan).not.toMatch(/Sort/);
  expect(plan).not.toContain('trace');
});

test('a later page begins in the index where the last one ended', async () => {
  const plan = await planOf((executor) => findSamplePage(executor, { ...page, after }));
  expect(plan).toContain('Index Scan using verdict_failing_by_length on verdict');
  expect(plan).toMatch(/Index Cond: .*ROW\(COALESCE\(completion_tokens, '?-1/);
  expect(plan).not.toMatch(/Sort/);
});

test('the next failing sample is one step in that index', async () => {
  const plan = await planOf((executor) => findNextFailing(executor, { gradingId: 1, ...after }));
  expect(plan).toMatch(/Index (Only )?Scan using verdict_failing_by_length on verdict/);
  expect(plan).toMatch(/Index Cond: .*ROW\(/);
});
