import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { startSimulator, type Simulator } from '@assay/inference-simulator/start-simulator';

import { end, killChildren, startWorker } from './testing/child-processes.ts';
import { until } from './testing/test-bench.ts';

const SERVED = 'sim-a';
const ITEMS = 6;
const REPEATS = 4;
const IN_FLIGHT = 4;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;
let simulator: Simulator;

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterEach(async () => {
  killChildren();
  await simulator.close();
  await pool.end();
  await database.drop();
});

/** Two shards of twelve samples each; a reply of 400 tokens takes 3.3 s at speed 1. */
async function queueSweep(speed: number): Promise<number> {
  simulator = await startSimulator({
    speed,
    models: [{ id: SERVED, thinkingMedianTokens: 400, thinkingSigma: 0 }],
  });
  return insertTestSweep(pool, {
    backendUrl: simulator.urls,
    servedNames: [SERVED],
    benchmarks: [
      {
        name: 'maze',
        graderKind: 'maze',
        items: familyByName('maze').generate({ seed: 'drain', levels: [1], itemsPerLevel: ITEMS }),
      },
    ],
    repeats: REPEATS,
    itemsPerShard: ITEMS / 2,
    maxConcurrency: IN_FLIGHT,
  });
}

async function launch(drainSeconds: number) {
  const { child, readyLine } = await startWorker(database.url, {
    ASSAY_DRAIN_SECONDS: String(drainSeconds),
  });
  return { child, url: (JSON.parse(readyLine) as { url: string }).url };
}

async function findState(sweepId: number) {
  const { rows } = await pool.query<{
    status: string;
    samples: number;
    failures: number;
    locked: number;
    tries: number | null;
  }>(
    `select run.status::text, (select count(*)::int from sample where run_id = run.id) as samples,
            (select count(*)::int from sample_failure where run_id = run.id) as failures,
            (select count(*)::int from graphile_worker.jobs where locked_by is not null) as locked,
            (select max(attempts)::int from graphile_worker.jobs) as tries
       from run where sweep_id = $1`,
    [sweepId],
  );
  return rows[0];
}

const inFlight = () => simulator.state().replicas.reduce((sum, { running }) => sum + running, 0);

async function figuresOf(url: string): Promise<Map<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

describe('SIGTERM', { timeout: 60_000 }, () => {
  it('lets what is in flight end, begins nothing, and leaves the rest to the next worker: nothing is asked twice', async () => {
    const sweepId = await queueSweep(2);
    const { child, url } = await launch(60);
    await until(() => inFlight() === IN_FLIGHT);
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);

    const code = end(child, 'SIGTERM');
    await until(async () => (await fetch(`${url}/health/ready`)).status === 503);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await figuresOf(url)).get('assay_draining')).toBe(1);
    const { requests } = simulator.state().totals;
    expect(await code).toBe(0);

    expect(simulator.state().totals).toMatchObject({ requests, cancelled: 0 });
    expect(requests).toBeLessThan(ITEMS * REPEATS);
    const left = await findState(sweepId);
    expect(left).toMatchObject({ samples: requests, failures: 0, locked: 0, tries: 0 });

    const next = await launch(60);
    await until(async () => (await findState(sweepId))?.status === 'completed', 30_000);
    expect(simulator.state().totals).toMatchObject({ requests: ITEMS * REPEATS, cancelled: 0 });
    const backend = await pool.query<{ id: number }>('select id from backend');
    const labels = `backend="${backend.rows[0]?.id}",replica="${new URL(simulator.urls[0] ?? '').host}"`;
    const figures = await figuresOf(next.url);
    const rest = ITEMS * REPEATS - requests;
    expect(figures.get('assay_samples_stored_total')).toBe(rest);
    expect(figures.get(`assay_replies_total{${labels},finish="stop"}`)).toBe(rest);
    expect(figures.get(`assay_requests_in_flight{${labels}}`)).toBe(0);
    expect(figures.get(`assay_replica_breaker{${labels},state="closed"}`)).toBe(1);
    expect(figures.get('assay_grading_duration_seconds_count{kind="maze"}')).toBe(rest);
    const stored = await pool.query<{ tokens: number }>(
      'select sum(completion_tokens)::int as tokens from (select completion_tokens from sample order by id offset $1) as later',
      [requests],
    );
    expect(figures.get(`assay_tokens_total{${labels},kind="completion"}`)).toBe(
      stored.rows[0]?.tokens,
    );
  });

  it('a second time ends what is in flight, and gives it back without counting it', async () => {
    const sweepId = await queueSweep(0.05);
    const { child, url } = await launch(3_600);
    await until(() => inFlight() === IN_FLIGHT);
    const code = end(child, 'SIGTERM');
    await until(async () => (await fetch(`${url}/health/ready`)).status === 503);
    expect(inFlight()).toBe(IN_FLIGHT);
    child.kill('SIGTERM');
    expect(await code).toBe(0);
    await until(() => inFlight() === 0);
    expect(simulator.state().totals).toMatchObject({ requests: IN_FLIGHT, cancelled: IN_FLIGHT });
    expect(await findState(sweepId)).toMatchObject({
      samples: 0,
      failures: 0,
      locked: 0,
      tries: 0,
    });
  });
});
