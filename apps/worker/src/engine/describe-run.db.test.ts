import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { findOnlyRun, insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { hasServerDescription } from '@assay/db/work/server-description';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { describeRun } from './describe-run.ts';

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

it('stores once what the servers of a run say of themselves', async () => {
  const simulator = await startSimulator({ dialect: 'sglang', models: [{ id: 'sim-a' }] });
  onTestFinished(() => simulator.close());
  const url = simulator.urls[0] ?? '';
  const items = familyByName('maze').generate({ seed: 's', levels: [1], itemsPerLevel: 1 });
  const sweepId = await insertTestSweep(pool, {
    backendUrl: url,
    servedNames: ['sim-a'],
    benchmarks: [{ name: 'maze', graderKind: 'maze', items }],
    repeats: 1,
    itemsPerShard: 1,
    maxConcurrency: 1,
  });
  const { runId } = await findOnlyRun(pool, sweepId);
  expect(await hasServerDescription(pool, runId)).toBe(false);

  const run = { id: runId, servedName: 'sim-a', replicaUrls: [`${url}/v1`], secret: null };
  const engine = { pool, log: silentLog };
  await Promise.all([describeRun(engine, run), describeRun(engine, run)]);
  const { rows } = await pool.query<{ described: unknown }>(
    'select server_description as described from run where id = $1',
    [runId],
  );
  expect(rows[0]?.described).toMatchObject({
    replicas: [
      {
        dialect: 'sglang',
        model: { id: 'sim-a' },
        server: { version: '0.5.6+simulator', weightsId: expect.any(String) as string },
      },
    ],
  });
  const asked = simulator.state().totals;
  simulator.kill(0);
  await describeRun(engine, run);
  expect(await hasServerDescription(pool, runId)).toBe(true);
  expect(simulator.state().totals).toEqual(asked);
});
