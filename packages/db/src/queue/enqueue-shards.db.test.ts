import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Executor } from '../executor.ts';
import { createPool } from '../pool.ts';
import { findOnlyRun, insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { enqueueLostShards, enqueueShardJobs, removeShardJobs } from './enqueue-shards.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url, max: 6 });
});

beforeEach(async () => {
  await pool.query('delete from sweep');
  await pool.query('delete from graphile_worker._private_jobs');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** A queued sweep of one run, in shards of one sample. */
async function queueSweep(shards: number): Promise<{ sweepId: number; runId: number }> {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [
      {
        name: 'b',
        graderKind: 'number',
        items: [{ key: 'k', prompt: 'p', gold: '7', problem: {}, attributes: {} }],
      },
    ],
    repeats: 1,
    itemsPerShard: 1,
  });
  const { runId } = await findOnlyRun(pool, sweepId);
  await pool.query(
    `insert into run_shard (run_id, repeats, from_index, to_index)
     select $1, 1, place, place + 1 from generate_series(1, $2::int - 1) as place`,
    [runId, shards],
  );
  await enqueueShardJobs(pool, sweepId);
  return { sweepId, runId };
}

async function countJobs(): Promise<number> {
  const { rowCount } = await pool.query('select from graphile_worker.jobs');
  return rowCount ?? 0;
}

/** Takes the jobs of some shards off the queue without anybody's knowledge. */
async function loseJobs(runId: number, which: string): Promise<void> {
  await pool.query(
    `delete from graphile_worker._private_jobs
      where key in (select 'shard:' || id from run_shard where run_id = $1 and ${which})`,
    [runId],
  );
}

describe('enqueueLostShards', () => {
  it('queues what is not finished and has no job, and nothing twice', async () => {
    const { runId } = await queueSweep(6);
    await loseJobs(runId, 'from_index in (1, 2, 3)');
    await pool.query(
      'update run_shard set finished_at = now() where run_id = $1 and from_index = 3',
      [runId],
    );
    expect(await enqueueLostShards(pool)).toBe(2);
    expect(await countJobs()).toBe(5);
    expect(await enqueueLostShards(pool)).toBe(0);
  });

  it('is done one at a time, and whoever asks meanwhile has all found that was left by then', async () => {
    const { runId } = await queueSweep(4);
    let running = 0;
    let most = 0;
    const counted: Executor = {
      async query(text, values) {
        running += 1;
        most = Math.max(most, running);
        try {
          return await pool.query(text, values?.slice());
        } finally {
          running -= 1;
        }
      },
    };
    const first = enqueueLostShards(counted);
    await loseJobs(runId, 'from_index > 1');
    const others = [1, 2, 3].map(() => enqueueLostShards(counted));
    await Promise.all([first, ...others]);
    expect(most).toBe(1);
    expect(await countJobs()).toBe(4);
  });
});

describe('a queue of more shards than fit into the memory of a query', () => {
  const SHARDS = 20_000;
  let impatient: Pool;

  // With 8 MB it is so above 200,000. All three statements take less than a second; every pair exceeds the limit.
  beforeAll(() => {
    impatient = createPool({
      connectionString: `${database.url}?options=-c%20work_mem%3D64kB%20-c%20statement_timeout%3D5000`,
      max: 1,
    });
  });

  afterAll(() => impatient.end());

  it('is searched, filled and emptied by a look at each', async () => {
    const { sweepId, runId } = await queueSweep(SHARDS);
    await pool.query('analyze');
    expect(await enqueueLostShards(impatient)).toBe(0);
    await loseJobs(runId, 'from_index = 7');
    expect(await enqueueShardJobs(impatient, sweepId)).toBe(1);
    await removeShardJobs(impatient, sweepId);
    expect(await countJobs()).toBe(0);
  });
});
