import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import type { Sampling } from '@assay/contracts/sampling';

import { createPool } from '../pool.ts';
import { findOnlyRun, insertTestSweep } from '../testing/insert-test-sweep.ts';
import type { TestDatabase } from '../testing/template-database.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { MIGRATIONS_FOLDER } from './prepare-database.ts';

const MIGRATION = path.join(MIGRATIONS_FOLDER, '20261130080000_unsent_sampling/migration.sql');
const SENT = { temperature: 0.8, topP: 1, maxTokens: 64, presencePenalty: 0 };
const STORED: Sampling = { ...SENT, topK: 0, minP: 0, repetitionPenalty: 1 };
const ITEM = { key: 'a', prompt: 'Why?', gold: '1', problem: {}, attributes: {} };

let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** The sampling, after the migration, of a run that was stored with neutral values and asked so. */
async function migrated(dialect: Dialect, request: string | null): Promise<unknown> {
  const sweepId = await insertTestSweep(pool, {
    ...{ backendUrl: 'http://127.0.0.1:1/v1', servedNames: ['m'], dialect },
    ...{ benchmarks: [{ name: 'maze', graderKind: 'maze', items: [ITEM] }] },
    ...{ repeats: 1, itemsPerShard: 1 },
  });
  const { runId, itemIds } = await findOnlyRun(pool, sweepId);
  await pool.query('update run set sampling = $2 where id = $1', [runId, STORED]);
  if (request !== null) await storeSample({ runId, itemId: itemIds[0], request });
  await pool.query(await readFile(MIGRATION, 'utf8'));
  const { rows } = await pool.query<{ sampling: unknown }>(
    'select sampling from run where id = $1',
    [runId],
  );
  return rows[0]?.sampling;
}

async function storeSample(of: { runId: number; itemId: number | undefined; request: string }) {
  await pool.query(
    `with stored as (
       insert into sample (run_id, item_id, repeat, finish, seed, latency_ms)
       values ($1, $2, 0, 'stop', 1, 1) returning id
     )
     insert into trace (sample_id, request, content) select id, $3, '' from stored`,
    [of.runId, of.itemId, of.request],
  );
}

const UNSENT = JSON.stringify({ messages: [{ content: 'What is {"top_k": 1}?' }], seed: 1 });

test.each(['ollama', 'plain'] as const)(
  'a run on %s loses the values that no request of it had',
  async (dialect) => {
    expect(await migrated(dialect, UNSENT)).toEqual(SENT);
    expect(await migrated(dialect, null)).toEqual(SENT);
  },
);

test('a run keeps what was sent for it, whatever its backend is called since', async () => {
  expect(await migrated('ollama', '{"messages":[],"top_k":-1,"min_p":0}')).toEqual(STORED);
});

test.each(['tgi', 'openai', 'vllm'] as const)(
  'a run on %s keeps its values, which hold there unsent',
  async (dialect) => {
    expect(await migrated(dialect, UNSENT)).toEqual(STORED);
  },
);
