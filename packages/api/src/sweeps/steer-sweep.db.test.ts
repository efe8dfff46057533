import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { RunStatus } from '@assay/contracts/cells';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertBenchmark, insertCheckpoint, SAMPLING } from '../testing/measured-run.ts';

let fixture: ApiFixture;
let sweepId: number;
let caller: ReturnType<typeof callerFor>['sweeps'];

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

beforeEach(async () => {
  const { services, home } = fixture;
  caller = callerFor(services, home.actors.member).sweeps;
  const name = crypto.randomUUID();
  const { id } = await caller.create({
    name,
    checkpointIds: [await insertCheckpoint(services, home, name)],
    benchmarkVersionIds: [await insertBenchmark(services, home, { name, itemCount: 4 })],
    repeats: 2,
    sampling: SAMPLING,
  });
  sweepId = id;
});

async function setStatus(status: RunStatus): Promise<void> {
  await fixture.services.prisma.run.updateMany({ where: { sweepId }, data: { status } });
}

async function findJobs() {
  const { rows } = await fixture.services.pool.query<{ priority: number }>(
    `select priority
       from graphile_worker.jobs job
       join run_shard shard on job.key = 'shard:' || shard.id
       join run on run.id = shard.run_id
      where run.sweep_id = $1
      order by priority`,
    [sweepId],
  );
  return rows.map(({ priority }) => priority);
}

describe('the course of a sweep', () => {
  test('is stopped and taken up again, its jobs with it', async () => {
    const jobs = await findJobs();
    await caller.pause({ id: sweepId });
    expect((await caller.get({ id: sweepId })).progress.status).toBe('paused');
    expect(await findJobs()).toEqual([]);
    await expect(caller.pause({ id: sweepId })).rejects.toMatchObject({ code: 'CONFLICT' });
    await caller.resume({ id: sweepId });
    expect((await caller.get({ id: sweepId })).progress.status).toBe('queued');
    expect(await findJobs()).toHaveLength(jobs.length);
    await expect(caller.resume({ id: sweepId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'This sweep is not paused.',
    });
  });

  test('can be cancelled while it is paused', async () => {
    await caller.pause({ id: sweepId });
    await caller.cancel({ id: sweepId });
    expect((await caller.get({ id: sweepId })).progress.status).toBe('cancelled');
    await expect(caller.resume({ id: sweepId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('goes before others and behind them, by the numbers of the queue', async () => {
    await caller.prioritise({ id: sweepId, priority: 1 });
    expect(Math.max(...(await findJobs()))).toBeLessThan(0);
    expect((await caller.get({ id: sweepId })).priority).toBe(1);
    await caller.prioritise({ id: sweepId, priority: -1 });
    expect(Math.min(...(await findJobs()))).toBeGreaterThan(16_000);
  });

  test('is retried where a run broke', async () => {
    await expect(caller.retry({ id: sweepId })).rejects.toMatchObject({ code: 'CONFLICT' });
    await setStatus('failed');
    await caller.retry({ id: sweepId });
    expect((await caller.get({ id: sweepId })).progress.status).toBe('queued');
  });

  test('is nothing for viewers, nor for another workspace', async () => {
    const { services, home, other } = fixture;
    const viewer = callerFor(services, home.actors.viewer).sweeps;
    const stranger = callerFor(services, other.actors.admin).sweeps;
    for (const verb of ['pause', 'resume', 'retry', 'cancel'] as const) {
      await expect(viewer[verb]({ id: sweepId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(stranger[verb]({ id: sweepId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await expect(stranger.extend({ id: sweepId, repeats: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(stranger.prioritise({ id: sweepId, priority: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('sweeps on one backend', () => {
  test('take turns by samples: a small one does not wait behind a large one', async () => {
    const { services, home } = fixture;
    const [checkpointId] = (await caller.get({ id: sweepId })).spec.checkpointIds;
    const make = async (itemCount: number) => {
      const name = crypto.randomUUID();
      const { id } = await caller.create({
        name,
        checkpointIds: [checkpointId ?? 0],
        benchmarkVersionIds: [await insertBenchmark(services, home, { name, itemCount })],
        repeats: 1,
        sampling: SAMPLING,
      });
      return id;
    };
    await services.pool.query(
      'select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))',
    );
    const large = await make(1_000);
    const small = await make(40);
    const { rows } = await services.pool.query<{ sweepId: number }>(
      `select run.sweep_id as "sweepId"
         from graphile_worker.jobs job
         join run_shard shard on job.key = 'shard:' || shard.id
         join run on run.id = shard.run_id
        order by job.priority, job.run_at, job.id`,
    );
    // Four shards of ten samples, beside the first of the large one's eight with 125 or 128.
    const order = rows.map((row) => (row.sweepId === large ? 'large' : 'small'));
    expect(small).toBeGreaterThan(large);
    expect(order.slice(0, 6)).toEqual(['large', 'small', 'small', 'small', 'small', 'large']);
  });
});
