import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { withDatabaseName } from '@assay/db/migrate/ensure-database';
import { createPool, type DatabasePool } from '@assay/db/pool';
import { findOnlyRun, insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { findRunCourses } from '@assay/db/work/run-state';

import { createRunWatch } from './run-watch.ts';

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

/** What a worker has read of a new run, and tells nobody. */
async function readRun(runId: number) {
  const [course] = await findRunCourses(pool, [runId]);
  return {
    ...{ runId, tries: 1, sweep: { id: 1, priority: 0 } },
    backendSettings: course?.backendSettings ?? '',
    onStopped: () => undefined,
    onOutdated: () => undefined,
  };
}

async function queueRun(): Promise<number> {
  const item = { key: 'k', prompt: 'p', gold: 'g', problem: null, attributes: {} };
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [{ name: 'b', graderKind: 'maze', items: [item] }],
    repeats: 1,
    itemsPerShard: 1,
  });
  return (await findOnlyRun(pool, sweepId)).runId;
}

/** Lets nobody in, and puts out who is there. */
async function lockOut(isOut: boolean): Promise<void> {
  const name = new URL(database.url).pathname.slice(1);
  const admin = createPool({ connectionString: withDatabaseName(database.url, 'postgres') });
  await admin.query(`alter database ${name} with allow_connections ${String(!isOut)}`);
  if (isOut) {
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ]);
  }
  await admin.end();
}

it('stops a shard that was read before its run was retried', async () => {
  const runId = await queueRun();
  await pool.query('update run set tries = 2 where id = $1', [runId]);
  const watch = createRunWatch({ pool, log: silentLog });
  const stopped: number[] = [];
  const read = await readRun(runId);
  const unwatch = [1, 2].map((tries) =>
    watch.watch({ ...read, tries, onStopped: () => stopped.push(tries) }),
  );
  await expect.poll(() => stopped.length, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(new Set(stopped)).toEqual(new Set([1]));
  for (const end of unwatch) end();
});

it.each([
  ['the addresses', `replica_urls = '{http://127.0.0.1:2/v1}'`],
  ['the limit', 'max_concurrency = max_concurrency + 1'],
  ['the dialect', `dialect = 'vllm'`],
  ['the time limits', `time_limits = '{"idleSeconds": 7}'`],
  ['whether it streams', `replies = 'whole'`],
  ['the key', `secret_cipher = '\\x00'`],
])('tells a shard of a change of its backend, and stops it not: %s', async (_, change) => {
  const runId = await queueRun();
  const watch = createRunWatch({ pool, log: silentLog });
  const told: string[] = [];
  const unwatch = watch.watch({
    ...(await readRun(runId)),
    onStopped: () => told.push('stopped'),
    onOutdated: () => told.push('outdated'),
  });
  const where = `where id = (select backend_id from checkpoint join run on run.checkpoint_id = checkpoint.id
                              where run.id = $1)`;
  await pool.query(`update backend set name = 'renamed' ${where}`, [runId]);
  await sleep(300);
  expect(told).toEqual([]);
  await pool.query(`update backend set ${change} ${where}`, [runId]);
  await expect.poll(() => told[0], { timeout: 60_000 }).toBe('outdated');
  unwatch();
});

it('says once that the database is away, and once that it is back', async () => {
  const runId = await queueRun();
  const lines: string[] = [];
  const note = (_: object, message: string) => {
    lines.push(message);
  };
  let looks = 0;
  const counted = {
    ...{ connect: pool.connect.bind(pool) },
    query: (...asked: Parameters<DatabasePool['query']>) => {
      looks += 1;
      return pool.query(...asked);
    },
  } as unknown as DatabasePool;
  const watch = createRunWatch({ pool: counted, log: { ...silentLog, warn: note, info: note } });
  const unwatch = watch.watch(await readRun(runId));
  await lockOut(true);
  await expect.poll(() => lines.length, { timeout: 60_000 }).toBe(1);
  const looksBefore = looks;
  await expect.poll(() => looks, { timeout: 60_000 }).toBeGreaterThan(looksBefore + 3);
  await lockOut(false);
  await expect.poll(() => lines.length, { timeout: 60_000 }).toBe(2);
  unwatch();
  expect(lines).toEqual([
    'the state of the runs is not known',
    'the state of the runs is known again',
  ]);
});
