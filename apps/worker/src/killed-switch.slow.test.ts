import { afterEach, expect, it } from 'vitest';

import { createPool } from '@assay/db/pool';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { end, killChildren, startWorker } from './testing/child-processes.ts';
import { startHoldingProxy } from './testing/holding-proxy.ts';
import { answered, endedRuns, MODELS, weights, whole } from './testing/switching.ts';
import { until } from './testing/test-bench.ts';

afterEach(killChildren);

const CACHE_PAGE = '/flush_cache';

it('a worker is killed when it has loaded new weights and not told: another loads them again, and no sample is of others', async () => {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const simulator = await startSimulator({ dialect: 'sglang', models: MODELS, speed: 20 });
  let changes = 0;
  const proxy = await startHoldingProxy(simulator.urls[0] ?? '', (page) => {
    if (page === CACHE_PAGE) changes += 1;
    return page === CACHE_PAGE && changes === 2;
  });
  const sweepId = await insertTestSweep(pool, {
    backendUrl: proxy.url,
    dialect: 'sglang',
    servedNames: [weights('ten'), weights('twenty')],
    benchmarks: [
      {
        name: 'maze',
        graderKind: 'maze',
        items: familyByName('maze').generate({ seed: 'killed', levels: [1], itemsPerLevel: 4 }),
      },
    ],
    repeats: 3,
    itemsPerShard: 1,
    maxConcurrency: 4,
  });
  const one = await startWorker(database.url, { ASSAY_WORKER_NAME: 'one' });
  await until(() => proxy.held === 1);
  const state = async () => {
    const { rows } = await pool.query(
      'select epoch, phase, path, next_path as "nextPath" from replica_weights',
    );
    return rows as unknown;
  };
  const nextPath = '/weights/twenty';
  expect(await state()).toEqual([{ epoch: 2, phase: 'switching', path: null, nextPath }]);
  await end(one.child, 'SIGKILL');

  const two = await startWorker(database.url, { ASSAY_WORKER_NAME: 'two' });
  expect(await endedRuns({ pool }, sweepId)).toEqual([
    whole('ten', 12, '/weights/ten'),
    whole('twenty', 12, '/weights/twenty'),
  ]);
  // In an epoch of its own: what the dead one might still have said would be ignored.
  expect(await state()).toEqual([
    { epoch: 3, phase: 'ready', path: '/weights/twenty', nextPath: null },
  ]);
  const wrong = answered({ simulator }).filter(
    ({ weightsAtStart, weightsAtEnd }) => weightsAtStart !== weightsAtEnd,
  );
  expect(wrong).toEqual([]);
  expect(await end(two.child, 'SIGTERM')).toBe(0);
  proxy.close();
  await simulator.close();
  await pool.end();
  await database.drop();
});
