import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, describe, expect, it } from 'vitest';

import {
  cancelRuns,
  pauseRuns,
  resumeRuns,
  retryFailedRuns,
  setSweepPriority,
  type SweepKey,
} from '@assay/db/queries/steer-sweep';

import { openTestBench, SERVED, until, type TestBench } from '../testing/test-bench.ts';

let bench: TestBench;

afterEach(() => bench.close());

/** 400 tokens take 3.3 s; `speed` times as fast. */
async function open(speed: number, { replicas = 1, slots = 64 } = {}): Promise<TestBench> {
  bench = await openTestBench({
    replicas,
    speed,
    models: [{ id: SERVED, thinkingMedianTokens: 400, thinkingSigma: 0 }],
    engine: { slots },
  });
  return bench;
}

async function statusOf({ sweepId }: SweepKey) {
  const { rows } = await bench.pool.query<{
    status: string;
    samples: number;
    failures: number;
    repeats: number[];
    seeds: number;
    gradingId: number;
  }>(
    `select run.status, run.current_grading_id as "gradingId",
            (select count(*)::int from sample where run_id = run.id) as samples,
            (select count(distinct seed)::int from sample where run_id = run.id) as seeds,
            (select count(*)::int from sample_failure where run_id = run.id) as failures,
            array(select distinct repeat::int from sample where run_id = run.id order by 1) as repeats
       from run where sweep_id = $1`,
    [sweepId],
  );
  const [row] = rows;
  if (!row) throw new Error(`Sweep ${sweepId} has no run.`);
  return row;
}

const hasStatus = async (sweep: SweepKey, status: string) =>
  (await statusOf(sweep)).status === status;

const running = () => bench.simulator.state().replicas.reduce((sum, one) => sum + one.running, 0);

describe('a sweep that is steered while it runs', () => {
  it(
    'frees the slots of the server within a second when it is cancelled',
    { retry: 2 },
    async () => {
      const { pool } = await open(0.2);
      const sweep = await bench.queueSweep({ items: 10, repeats: 4, maxConcurrency: 8 });
      await until(() => running() === 8);
      const cancelledAt = performance.now();
      expect(await cancelRuns(pool, sweep)).toBe(1);
      await until(() => running() === 0);
      expect(performance.now() - cancelledAt).toBeLessThan(1_000);
      const { totals } = bench.simulator.state();
      expect(totals).toMatchObject({ cancelled: 8, requests: 8 });
      expect(await statusOf(sweep)).toMatchObject({ status: 'cancelled', samples: 0, failures: 0 });
      const { rows } = await pool.query(`select from graphile_worker.jobs where locked_at is null`);
      expect(rows).toEqual([]);
    },
  );

  it('asks for nothing while it is paused, and loses nothing and asks for no more than it aborted', async () => {
    const { pool, simulator } = await open(20);
    const sweep = await bench.queueSweep({ items: 40, repeats: 8, maxConcurrency: 8 });
    await until(async () => (await statusOf(sweep)).samples >= 10);
    expect(await pauseRuns(pool, sweep)).toBe(1);
    expect(await pauseRuns(pool, sweep)).toBe(0);
    await until(() => running() === 0 && bench.engine.counts.shards.size === 0);
    // A shard that was read just before the pause hears of it at the next look.
    await sleep(600);
    const { requests } = simulator.state().totals;
    await sleep(300);
    expect(simulator.state().totals.requests).toBe(requests);
    expect(await hasStatus(sweep, 'paused')).toBe(true);

    expect(await resumeRuns(pool, sweep)).toBe(1);
    await until(() => hasStatus(sweep, 'completed'));
    expect(await statusOf(sweep)).toMatchObject({ samples: 320, seeds: 320, failures: 0 });
    // What was in flight when it was paused is asked for again.
    expect(simulator.state().totals.requests).toBeLessThanOrEqual(320 + 8);
  });

  it('goes on when it is resumed before its requests are aborted', async () => {
    const { pool } = await open(20);
    const sweep = await bench.queueSweep({ items: 10, repeats: 8, maxConcurrency: 8 });
    for (let times = 0; times < 5; times += 1) {
      await pauseRuns(pool, sweep);
      await resumeRuns(pool, sweep);
    }
    await until(() => hasStatus(sweep, 'completed'));
    expect(await statusOf(sweep)).toMatchObject({ samples: 80, seeds: 80, failures: 0 });
  });

  it('goes behind and before others as its priority is changed', async () => {
    const { pool } = await open(20);
    const usual = await bench.queueSweep({ items: 20, repeats: 4, maxConcurrency: 4 });
    const urgent = await bench.queueAgain(usual, 2);
    await setSweepPriority(pool, { ...urgent, priority: 1 });
    await until(() => hasStatus(urgent, 'completed'));
    const { samples } = await statusOf(usual);
    // Only the four shards that had begun before could have got any.
    expect(samples).toBeLessThan(30);
    await cancelRuns(pool, usual);
  });

  it('takes turns with another on the same backend, whichever was queued first', async () => {
    const { pool } = await open(20);
    const large = await bench.queueSweep({ items: 40, repeats: 4, maxConcurrency: 4 });
    const small = await bench.queueAgain(large, 1);
    await until(() => hasStatus(small, 'completed'));
    const { samples } = await statusOf(large);
    // 40 of the small one; first come, first served would have stored all 160 of the large one before.
    expect(samples).toBeGreaterThan(20);
    expect(samples).toBeLessThan(130);
    await cancelRuns(pool, large);
  });
});

describe('a sweep that has ended', () => {
  it('asks again for what failed, and for nothing else', async () => {
    const { pool, simulator } = await open(50);
    simulator.setFaults([
      { fault: { kind: 'http-error', status: 500 }, when: { probabilityPerPrompt: 0.4 } },
    ]);
    const sweep = await bench.queueSweep({ items: 10, repeats: 2, maxConcurrency: 8 });
    await until(() => hasStatus(sweep, 'completed'));
    const { failures, samples } = await statusOf(sweep);
    expect(failures).toBeGreaterThan(0);
    expect(failures + samples).toBe(20);

    simulator.setFaults([]);
    simulator.reset();
    expect(await retryFailedRuns(pool, sweep)).toBe(1);
    await until(() => hasStatus(sweep, 'completed'));
    expect(await statusOf(sweep)).toMatchObject({ samples: 20, seeds: 20, failures: 0 });
    expect(simulator.state().totals.requests).toBe(failures);
    expect(await retryFailedRuns(pool, sweep)).toBe(0);
  });
});

describe('the replicas of a backend', () => {
  it('take over the work of one that is dead for good', async () => {
    const { simulator } = await open(20, { replicas: 3 });
    const sweep = await bench.queueSweep({ items: 20, repeats: 6, maxConcurrency: 4 });
    await until(async () => (await statusOf(sweep)).samples >= 12);
    simulator.kill(1);
    await until(() => hasStatus(sweep, 'completed'));
    expect(await statusOf(sweep)).toMatchObject({ samples: 120, seeds: 120, failures: 0 });
    expect(Object.values(simulator.state().peakInFlightByReplica)).toEqual([4, 4, 4]);
  });

  it('get fewer requests where more than a quarter of them only wait', async () => {
    const { simulator, pool } = await open(20, { slots: 2 });
    const sweep = await bench.queueSweep({ items: 20, repeats: 16, maxConcurrency: 40 });
    const limit = () => bench.engine.backends.all()[0]?.slots.states()[0]?.limit;
    // At the first look more than 16 wait beside 2 that run: 40 × 0.85, and no further cut within 15 s. On a busy
    // machine that look comes before there are 40.
    await until(() => limit() === 34);
    await until(() => simulator.state().totals.inFlight === 34);
    await cancelRuns(pool, sweep);
  });

  it('are asked for the longest first, as an earlier run has found them, repeats side by side', async () => {
    const { pool, simulator } = await open(50);
    const first = await bench.queueSweep({ items: 8, repeats: 1, maxConcurrency: 1 });
    await until(() => hasStatus(first, 'completed'));
    // As if the sixth item had been the longest, then the third, and all others alike.
    await pool.query(
      `update rollup_item set completion_tokens = case position when 5 then 900 when 2 then 800 else 10 end
         from item where item.id = item_id`,
    );
    simulator.reset();
    const second = await bench.queueAgain(first, 2);
    await until(() => hasStatus(second, 'completed'));
    const { rows } = await pool.query<{ order: number[] }>(
      'select item_order as "order" from run where sweep_id = $1',
      [second.sweepId],
    );
    expect(rows[0]?.order.slice(0, 2)).toEqual([5, 2]);
    const places = await pool.query<{ position: number }>(
      `select position from sample join item on item.id = item_id
        where run_id = (select id from run where sweep_id = $1) order by sample.id`,
      [second.sweepId],
    );
    // Of the four shards that begin at once, any may have been read first; from then on the longest goes first.
    const early = places.rows.slice(0, 7).map(({ position }) => position);
    expect(early.filter((position) => position === 5 || position === 2)).toHaveLength(4);
  });
});
