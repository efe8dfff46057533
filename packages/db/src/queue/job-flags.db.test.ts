import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { setSweepPriority } from '../queries/steer-sweep.ts';
import { insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { enqueueLostShards } from './enqueue-shards.ts';

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

it('flags each shard with its backend and its class, also one that was lost or whose priority was changed', async () => {
  const item = { prompt: 'p', gold: 'g', problem: null, attributes: {} };
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [
      { name: 'b', graderKind: 'maze', items: ['a', 'b'].map((key) => ({ ...item, key })) },
    ],
    ...{ repeats: 1, itemsPerShard: 1 },
  });
  const { rows } = await pool.query<{ workspaceId: number; backendId: number }>(
    `select checkpoint.workspace_id as "workspaceId", backend_id as "backendId"
       from checkpoint join run on run.checkpoint_id = checkpoint.id where sweep_id = $1`,
    [sweepId],
  );
  const [{ workspaceId, backendId } = { workspaceId: 0, backendId: 0 }] = rows;
  const flags = async () => {
    const found = await pool.query<{ flags: object }>('select flags from graphile_worker.jobs');
    return found.rows.map((job) => job.flags);
  };
  const both = (band: string) => {
    const flag = { [`backend:${backendId}:${band}`]: true };
    return [flag, flag];
  };
  expect(await flags()).toEqual(both('normal'));
  await setSweepPriority(pool, { workspaceId, sweepId, priority: 1 });
  expect(await flags()).toEqual(both('urgent'));
  await setSweepPriority(pool, { workspaceId, sweepId, priority: -1 });
  expect(await flags()).toEqual(both('patient'));
  await pool.query('delete from graphile_worker._private_jobs');
  expect(await enqueueLostShards(pool)).toBe(2);
  expect(await flags()).toEqual(both('patient'));
});
