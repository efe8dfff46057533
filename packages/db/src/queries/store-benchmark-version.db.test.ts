import { afterAll, beforeAll, expect, test } from 'vitest';

import { contentHash } from '@assay/eval-core/hash';

import { createPool, type Pool } from '../pool.ts';
import type { TestDatabase } from '../testing/template-database.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import {
  NoItemsError,
  storeBenchmarkVersion,
  type NewBenchmarkVersion,
} from './store-benchmark-version.ts';

let database: TestDatabase;
let pool: Pool;
let workspaceId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  const { rows } = await pool.query<{ id: number }>(
    `insert into workspace (slug, name) values ('w', 'W') returning id`,
  );
  workspaceId = rows[0]?.id ?? 0;
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const grader = { kind: 'math', name: 'math', version: '1', params: {} };

function version(name: string): NewBenchmarkVersion {
  return {
    workspaceId,
    benchmark: { name, title: name, description: '' },
    grader,
    template: '{{prompt}}',
    defaultRepeats: 5,
    source: () => ({ kind: 'test' }),
  };
}

function item(index: number, problem: object = {}) {
  return { key: `k${index}`, prompt: `p${index}`, gold: String(index), problem, attributes: {} };
}

function* items(count: number) {
  for (let index = 0; index < count; index += 1) yield item(index);
}

async function countRows(): Promise<unknown> {
  const { rows } = await pool.query(
    `select (select count(*) from benchmark)::int as benchmarks,
            (select count(*) from benchmark_version)::int as versions,
            (select count(*) from item)::int as items`,
  );
  return rows[0];
}

test('keeps the order of the items and names the version by its content', async () => {
  const stored = await storeBenchmarkVersion(pool, version('ordered'), items(1_234));
  expect(stored).toMatchObject({ isNew: true, itemCount: 1_234 });
  const { rows } = await pool.query<{ keys: string[]; hash: string; default_repeats: number }>(
    `select hash, default_repeats,
            array(select key from item where version_id = benchmark_version.id order by position) as keys
       from benchmark_version where id = $1`,
    [stored.versionId],
  );
  expect(rows[0]).toEqual({
    keys: [...items(1_234)].map(({ key }) => key),
    hash: contentHash({ grader, template: '{{prompt}}', items: [...items(1_234)] }),
    default_repeats: 5,
  });
});

test('the same content twice is one version, also when it comes at once', async () => {
  const stores = [1, 2, 3].map(() => storeBenchmarkVersion(pool, version('twice'), items(50)));
  const results = await Promise.all(stores);
  expect(new Set(results.map(({ versionId }) => versionId)).size).toBe(1);
  expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test('nothing is left of items that break off, or of none', async () => {
  const before = await countRows();
  function* breakingItems() {
    yield* items(1_000);
    throw new Error('the file breaks off');
  }
  await expect(storeBenchmarkVersion(pool, version('broken'), breakingItems())).rejects.toThrow(
    'the file breaks off',
  );
  await expect(storeBenchmarkVersion(pool, version('none'), [])).rejects.toThrow(NoItemsError);
  expect(await countRows()).toEqual(before);
});

test('nothing is left when the connection is killed in the middle', async () => {
  const before = await countRows();
  async function* killingItems() {
    yield* items(1_000);
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`,
    );
    yield* items(1_000);
  }
  await expect(storeBenchmarkVersion(pool, version('killed'), killingItems())).rejects.toThrow();
  expect(await countRows()).toEqual(before);
});

test('an item that may not be shared is marked', async () => {
  const shared = [item(0), item(1, { share: false }), item(2, { share: true })];
  const { versionId } = await storeBenchmarkVersion(pool, version('private'), shared);
  const { rows } = await pool.query<{ is_shared: boolean }>(
    'select is_shared from item where version_id = $1 order by position',
    [versionId],
  );
  expect(rows.map((row) => row.is_shared)).toEqual([true, false, true]);
});
