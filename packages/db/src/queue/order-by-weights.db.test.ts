import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { putLoadedWeightsFirst } from './order-by-weights.ts';

const URL_OF_REPLICA = 'http://gpu-1:30000/v1';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

beforeEach(async () => {
  await pool.query('delete from replica_weights');
  await pool.query('delete from graphile_worker._private_jobs');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Four shards of one item for each checkpoint. */
function queueSweep(backendUrl: string, checkpoints: readonly string[]): Promise<number> {
  const keys = ['k0', 'k1', 'k2', 'k3'];
  return insertTestSweep(pool, {
    backendUrl,
    servedNames: checkpoints.map((name) => ({
      ...{ name, servedName: 'base' },
      serving: { kind: 'weights', path: `/weights/${name}` },
    })),
    benchmarks: [
      {
        name: 'sevens',
        graderKind: 'number',
        items: keys.map((key) => ({ key, prompt: key, gold: '7', problem: {}, attributes: {} })),
      },
    ],
    repeats: 1,
    itemsPerShard: 1,
  });
}

async function load(name: string): Promise<void> {
  await pool.query(
    `insert into replica_weights (url, path) values ($1, $2)
         on conflict (url) do update set path = excluded.path`,
    [URL_OF_REPLICA, `/weights/${name}`],
  );
  await putLoadedWeightsFirst(pool);
}

/** The jobs of a sweep as the queue gives them out: the checkpoint and the place of the shard's item. */
async function orderOf(sweepId: number) {
  const { rows } = await pool.query<{ id: string; job: string; place: string }>(
    `select jobs.id, checkpoint.name || shard.from_index as job,
            jobs.priority || ' ' || jobs.run_at as place
       from graphile_worker.jobs
       join run_shard shard on jobs.key = 'shard:' || shard.id
       join run on run.id = shard.run_id and run.sweep_id = $1
       join checkpoint on checkpoint.id = run.checkpoint_id
      where jobs.locked_at is null
      order by jobs.priority, jobs.run_at, jobs.id`,
    [sweepId],
  );
  return rows;
}

const jobsOf = async (sweepId: number) => (await orderOf(sweepId)).map(({ job }) => job).join(' ');

it('gives the first places to the weights that are loaded, but for the first job of the others', async () => {
  const sweepId = await queueSweep(URL_OF_REPLICA, ['a', 'b']);
  expect(await jobsOf(sweepId)).toBe('a0 a1 a2 a3 b0 b1 b2 b3');
  await load('b');
  expect(await jobsOf(sweepId)).toBe('a0 b0 b1 b2 b3 a1 a2 a3');
  await load('a');
  expect(await jobsOf(sweepId)).toBe('a0 b0 a1 a2 a3 b1 b2 b3');
});

it('moves them all where a worker has one of the others already', async () => {
  const sweepId = await queueSweep(URL_OF_REPLICA, ['a', 'b']);
  const [first] = await orderOf(sweepId);
  await pool.query('update graphile_worker._private_jobs set locked_at = now() where id = $1', [
    first?.id,
  ]);
  await load('b');
  expect(await jobsOf(sweepId)).toBe('b0 b1 b2 b3 a1 a2 a3');
});

it('leaves other backends alone, and those places that it does not need', async () => {
  const other = await queueSweep('http://gpu-2:30000/v1', ['a', 'b']);
  const sweepId = await queueSweep(URL_OF_REPLICA, ['a', 'b']);
  const before = [await orderOf(other), await orderOf(sweepId)];
  await load('b');
  const after = [await orderOf(other), await orderOf(sweepId)];
  expect(after[0]).toEqual(before[0]);
  const placesOf = (jobs: { place: string }[] = []) => jobs.map(({ place }) => place);
  expect(placesOf(after[1])).toEqual(placesOf(before[1]));
});

it('puts what is queued later in its place at once', async () => {
  await load('b');
  const sweepId = await queueSweep(URL_OF_REPLICA, ['a', 'b']);
  expect(await jobsOf(sweepId)).toBe('a0 b0 b1 b2 b3 a1 a2 a3');
});
