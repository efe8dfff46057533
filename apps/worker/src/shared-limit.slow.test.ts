import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, it } from 'vitest';

import { WORKER_TOKEN_PURPOSE } from '@assay/contracts/in-flight';
import { workerStatusSchema } from '@assay/contracts/workers';
import { createPool } from '@assay/db/pool';
import { deriveToken } from '@assay/db/secrets';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { end, killChildren, SECRET_KEY, startWorker } from './testing/child-processes.ts';

const LIMIT = 4;
const REPLICAS = 2;
const REPEATS = 50;

afterEach(killChildren);

async function startNamed(databaseUrl: string, name: string) {
  const { child, readyLine } = await startWorker(databaseUrl, { ASSAY_WORKER_NAME: name });
  const { url } = JSON.parse(readyLine) as { url: string };
  const headers = { authorization: `Bearer ${deriveToken(SECRET_KEY, WORKER_TOKEN_PURPOSE)}` };
  const inFlight = async () => {
    const answer = (await (await fetch(`${url}/status`, { headers })).json()) as {
      result: { data: unknown };
    };
    return workerStatusSchema.parse(answer.result.data).inFlight;
  };
  return { child, inFlight };
}

it('two workers on one queue keep to a replica’s limit together, and share it; one takes over when the other dies', async () => {
  const database = await createTestDatabase();
  const pool = createPool({ connectionString: database.url });
  const simulator = await startSimulator({
    replicas: REPLICAS,
    models: [{ id: 'sim-a', thinkingMedianTokens: 400 }],
    speed: 10,
  });
  const items = familyByName('maze').generate({ seed: 'limit', levels: [1], itemsPerLevel: 40 });
  const planned = items.length * REPEATS;
  await insertTestSweep(pool, {
    backendUrl: simulator.urls[0] ?? '',
    servedNames: ['sim-a'],
    benchmarks: [{ name: 'maze', graderKind: 'maze', items }],
    repeats: REPEATS,
    itemsPerShard: 1,
    maxConcurrency: LIMIT,
    sampling: { temperature: 1, topP: 1, maxTokens: 2_048 },
  });
  await pool.query(`update backend set replica_urls = $1, dialect = 'vllm'`, [simulator.urls]);

  const one = await startNamed(database.url, 'one');
  while ((await one.inFlight()) < LIMIT * REPLICAS) await sleep(50);
  const two = await startNamed(database.url, 'two');
  // Equal parts, as soon as the first has given up what it held.
  for (;;) {
    const shares = [await one.inFlight(), await two.inFlight()];
    if (shares.every((share) => share === (LIMIT * REPLICAS) / 2)) break;
    await sleep(50);
  }
  await end(one.child, 'SIGKILL');
  while ((await two.inFlight()) < LIMIT * REPLICAS) await sleep(50);
  const state = simulator.state();
  expect(state.peakInFlightByReplica).toEqual({ 0: LIMIT, 1: LIMIT });

  // What the dead one had asked for is asked for again, and nothing else is.
  await pool.query(`update run set status = 'cancelled'`);
  const { rows } = await pool.query<{ samples: number }>(
    'select count(*)::int as samples from sample',
  );
  expect(rows[0]?.samples).toBeLessThan(planned);
  for (const { requests } of simulator.state().repeated) expect(requests).toBe(2);
  expect(await end(two.child, 'SIGTERM')).toBe(0);
  const leases = await pool.query(`select from limit_lease where expires_at > clock_timestamp()`);
  expect(leases.rowCount).toBe(0);
  await simulator.close();
  await pool.end();
  await database.drop();
});
