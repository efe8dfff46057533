import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { findOnlyRun, insertTestSweep, type TestRun } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { loadShard } from '../work/load-shard.ts';
import { dropStoredTexts, writePartialTexts, type PartialChunk } from './partial-texts.ts';
import { recordFailure } from './record-failures.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let run: TestRun;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(async () => {
  await pool.query('delete from partial_text');
  const item = { prompt: 'p', gold: 'g', problem: {}, attributes: {} };
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['a'],
    benchmarks: [
      {
        name: 'b',
        graderKind: 'maze',
        items: [
          { ...item, key: 'first' },
          { ...item, key: 'second' },
        ],
      },
    ],
    repeats: 3,
    itemsPerShard: 1,
  });
  run = await findOnlyRun(pool, sweepId);
});

const keyAt = (place: number, repeat: number) => ({
  runId: run.runId,
  itemId: run.itemIds[place] ?? 0,
  repeat,
});

function chunk(place: number, repeat: number, seq: number): PartialChunk {
  return { ...keyAt(place, repeat), seq, text: `${seq} `, elapsedMs: 30_000 + 2_000 * seq };
}

async function loadShards(): Promise<void> {
  const { rows } = await pool.query<{ id: number }>('select id from run_shard where run_id = $1', [
    run.runId,
  ]);
  for (const { id } of rows) await loadShard(pool, id);
}

async function attempts() {
  const { rows } = await pool.query<{ repeat: number; text: string; durationMs: number }>(
    `select repeat, partial_text as text, duration_ms as "durationMs" from attempt
      where run_id = $1 and error_class = 'worker-lost' order by item_id, repeat`,
    [run.runId],
  );
  return rows;
}

async function rowsLeft(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from partial_text',
  );
  return rows[0]?.count ?? 0;
}

it('makes one attempt of what a lost worker had of each reply, in order, when another asks again', async () => {
  await writePartialTexts(pool, [chunk(0, 0, 0), chunk(1, 2, 0)]);
  await writePartialTexts(pool, [chunk(0, 0, 1), chunk(1, 2, 1), chunk(0, 0, 2)]);
  await loadShards();
  expect(await attempts()).toEqual([
    { repeat: 0, text: '0 1 2 ', durationMs: 34_000 },
    { repeat: 2, text: '0 1 ', durationMs: 32_000 },
  ]);
  expect(await rowsLeft()).toBe(0);
  await loadShards();
  expect(await attempts()).toHaveLength(2);
});

it('keeps the newest 64 pieces of a reply, however long it takes', async () => {
  for (let seq = 0; seq < 150; seq += 1) await writePartialTexts(pool, [chunk(0, 0, seq)]);
  expect(await rowsLeft()).toBe(64);
  await loadShards();
  const [attempt] = await attempts();
  expect(attempt?.text.trim().split(' ').map(Number)).toEqual(
    Array.from({ length: 64 }, (_, index) => 86 + index),
  );
});

it('is forgotten once something stands for the sample, and stays as long as nothing does', async () => {
  await writePartialTexts(pool, [chunk(0, 0, 0), chunk(0, 1, 0)]);
  const failure = { errorClass: 'x', message: 'm', attempts: 8 };
  await recordFailure(pool, { ...keyAt(0, 0), ...failure });
  const keys = [keyAt(0, 0), keyAt(0, 1), keyAt(0, 2)];
  expect(await dropStoredTexts(pool, keys)).toEqual([keyAt(0, 1)]);
  expect(await rowsLeft()).toBe(1);
});

it('says nothing of a run that is gone, and keeps the others', async () => {
  await writePartialTexts(pool, [{ ...chunk(0, 0, 0), runId: 999_999 }, chunk(0, 1, 0)]);
  expect(await rowsLeft()).toBe(1);
});
