import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';

import {
  end,
  killChildren,
  spawnBareWorker,
  start,
  startWorker,
} from './testing/child-processes.ts';

const BACKEND = fileURLToPath(new URL('../../reference-backend/src/main.ts', import.meta.url));

const CHECKPOINTS = ['solver:small-budget', 'solver:large-budget'];
const ITEMS_PER_LEVEL = 4;
const REPEATS = 5;
const PLANNED = CHECKPOINTS.length * 2 * 3 * ITEMS_PER_LEVEL * REPEATS;

afterEach(killChildren);

async function queueSweep(pool: DatabasePool, backendUrl: string): Promise<number> {
  const benchmarks = ['3sat', 'maze'].map((family) => ({
    name: family,
    graderKind: family,
    items: familyByName(family).generate({
      seed: 'process test',
      levels: [1, 2, 3],
      itemsPerLevel: ITEMS_PER_LEVEL,
    }),
  }));
  return insertTestSweep(pool, {
    backendUrl,
    servedNames: CHECKPOINTS,
    benchmarks,
    repeats: REPEATS,
    itemsPerShard: 3,
    maxConcurrency: 6,
    sampling: { temperature: 1, topP: 1, maxTokens: 2_048 },
  });
}

async function findProgress(pool: DatabasePool, sweepId: number) {
  const { rows } = await pool.query<{ samples: number; distinct: number; statuses: string[] }>(
    `select count(sample.id)::int as samples,
            count(distinct (sample.run_id, sample.item_id, sample.repeat))::int as distinct,
            array_agg(distinct run.status::text) as statuses
       from run left join sample on sample.run_id = run.id
      where sweep_id = $1`,
    [sweepId],
  );
  return rows[0];
}

it('finishes a sweep with every sample once, although the worker is killed again and again', async () => {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const backend = await start(
    BACKEND,
    { ASSAY_REFERENCE_PORT: '0', ASSAY_REFERENCE_TOKENS_PER_SECOND: '500' },
    'listening on',
  );
  const sweepId = await queueSweep(pool, /http:\S+/.exec(backend.readyLine)?.[0] ?? '');

  let samplesBefore = 0;
  for (let kills = 0; kills < 2; kills += 1) {
    const { child } = await startWorker(database.url, { ASSAY_WORKER_NAME: 'one' });
    const samplesNow = async () => (await findProgress(pool, sweepId))?.samples ?? 0;
    // Each life gets something done, or the kills would hit nothing.
    while ((await samplesNow()) <= samplesBefore) await sleep(20);
    await sleep(Math.random() * 500);
    await end(child, 'SIGKILL');
    samplesBefore = await samplesNow();
  }
  expect(samplesBefore).toBeLessThan(PLANNED);

  // Another name: what the dead one held is freed by the reaper, after its lapse.
  const { child: last } = await startWorker(database.url, { ASSAY_PARENT_PIPE: '1' });
  for (;;) {
    const progress = await findProgress(pool, sweepId);
    if (progress?.statuses.join() === 'completed') break;
    await sleep(100);
  }
  expect(await findProgress(pool, sweepId)).toEqual({
    samples: PLANNED,
    distinct: PLANNED,
    statuses: ['completed'],
  });
  const { rows } = await pool.query<{ id: number }>('select id from grading');
  expect(rows).toHaveLength(CHECKPOINTS.length * 2);
  for (const { id } of rows) expect(await checkRollups(pool, id)).toEqual([]);
  const verdicts = await pool.query<{ correct: number; unscorable: number }>(
    `select count(*) filter (where outcome = 'correct')::int as correct,
            count(*) filter (where outcome = 'unscorable')::int as unscorable
       from verdict`,
  );
  expect(verdicts.rows[0]?.correct).toBeGreaterThan(0);
  expect(verdicts.rows[0]?.unscorable).toBe(0);

  expect(await end(last, 'stdin')).toBe(0);
  await pool.end();
  await database.drop();
});

it('gives its shards back on SIGTERM when it may not wait, and exits with 0 within seconds', async () => {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const backend = await start(
    BACKEND,
    { ASSAY_REFERENCE_PORT: '0', ASSAY_REFERENCE_TOKENS_PER_SECOND: '20' },
    'listening on',
  );
  const sweepId = await queueSweep(pool, /http:\S+/.exec(backend.readyLine)?.[0] ?? '');
  const { child } = await startWorker(database.url, { ASSAY_DRAIN_SECONDS: '0' });
  const countLocked = async () => {
    const { rows } = await pool.query<{ locked: number }>(
      'select count(*)::int as locked from graphile_worker.jobs where locked_by is not null',
    );
    return rows[0]?.locked;
  };
  while ((await countLocked()) !== 4) await sleep(50);
  const askedAt = performance.now();
  expect(await end(child, 'SIGTERM')).toBe(0);
  expect(performance.now() - askedAt).toBeLessThan(5_000);
  expect(await countLocked()).toBe(0);
  const { rows } = await pool.query(
    'select max(attempts)::int as attempts, count(*)::int as jobs from graphile_worker.jobs',
  );
  expect(rows).toEqual([{ attempts: 0, jobs: 16 }]);
  expect((await findProgress(pool, sweepId))?.statuses).not.toContain('failed');
  await pool.end();
  await database.drop();
});

it('says in one sentence which variable is missing', async () => {
  const child = spawnBareWorker();
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(1);
  expect(errors.trim().split('\n')).toEqual([
    'The worker did not start: The variable DATABASE_URL is missing: set it to postgresql://user:password@host:5432/database.',
  ]);
});
