import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SweepStopping } from '@assay/contracts/sweep-stopping';
import { isDecisionQueued, removeDecision } from '@assay/db/queries/sweep-stopping';
import { recordFailure } from '@assay/db/record/record-failures';
import { recordSamples } from '@assay/db/record/record-samples';
import { markShardFinished } from '@assay/db/work/finish-shard';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { gradeAgain } from '../testing/grade-again.ts';
import { insertBenchmark, insertCheckpoint, SAMPLING, toRecord } from '../testing/measured-run.ts';
import { decideSweep } from './decide-sweep.ts';

const ITEMS = 20;
const GIVEN_UP = { errorClass: 'http_500', message: 'It answered 500.', attempts: 5 };

let fixture: ApiFixture;
let caller: ReturnType<typeof callerFor>['sweeps'];
let checkpointIds: number[];
let versionId: number;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

beforeEach(async () => {
  const { services, home } = fixture;
  caller = callerFor(services, home.actors.member).sweeps;
  const name = crypto.randomUUID();
  versionId = await insertBenchmark(services, home, { name, itemCount: ITEMS });
  checkpointIds = [];
  for (const role of ['baseline', 'other']) {
    checkpointIds.push(await insertCheckpoint(services, home, `${role} ${name}`));
  }
});

function against(deltaFraction: number | null = null): SweepStopping {
  const [baselineCheckpointId = 0] = checkpointIds;
  return {
    question: { kind: 'comparison', baselineCheckpointId, deltaFraction },
    roundRepeats: 2,
    level: 0.95,
  };
}

async function queue(stopping: SweepStopping, repeats = 6): Promise<number> {
  const { id } = await caller.create({
    name: crypto.randomUUID(),
    checkpointIds,
    benchmarkVersionIds: [versionId],
    repeats,
    stopping,
    sampling: SAMPLING,
  });
  return id;
}

/**
 * Ends the round under way as a worker does; each checkpoint is right on so many items of every repeat. With `isLastGivenUp`
 * the very last sample fails; `tries` counts from 1, one more with each retry.
 */
async function finishRound(
  sweepId: number,
  correct: readonly number[],
  { isLastGivenUp = false, tries = 1 } = {},
): Promise<void> {
  const { prisma, pool } = fixture.services;
  const runs = await prisma.run.findMany({ where: { sweepId }, orderBy: { id: 'asc' } });
  const items = await prisma.item.findMany({ where: { versionId }, orderBy: { position: 'asc' } });
  const itemIds = items.map(({ id }) => id);
  for (const [place, run] of runs.entries()) {
    const cells = Array.from({ length: ITEMS * run.repeats }, (_, cell) => ({
      item: cell % ITEMS,
      repeat: Math.floor(cell / ITEMS),
    }));
    const ids = { runId: run.id, gradingId: run.currentGradingId ?? 0, itemIds };
    const records = cells.map(({ item, repeat }) => {
      const outcome = item < (correct[place] ?? 0) ? 'correct' : 'incorrect';
      return toRecord({ item, repeat, verdict: { outcome } }, ids);
    });
    const failed = isLastGivenUp && place === runs.length - 1 ? records.pop() : undefined;
    await recordSamples(pool, records);
    if (failed) await recordFailure(pool, { ...failed, ...GIVEN_UP });
    const shards = await prisma.runShard.findMany({ where: { runId: run.id, finishedAt: null } });
    for (const { id: shardId } of shards) await markShardFinished(pool, { shardId, tries });
  }
}

/** Does something after a look has read the runs, and before it stores what it found. */
async function whileLooking(sweepId: number, act: () => Promise<unknown>): Promise<void> {
  const { pool } = fixture.services;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select from sweep where id = $1 for no key update', [sweepId]);
    const look = decideSweep(pool, sweepId);
    const blocked = `select from pg_stat_activity
                      where datname = current_database() and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await pool.query(blocked)).rowCount).toBe(1);
    await act();
    await client.query('commit');
    await look;
  } finally {
    client.release();
  }
}

async function repeatsOf(sweepId: number): Promise<number[]> {
  const { prisma } = fixture.services;
  const runs = await prisma.run.findMany({ where: { sweepId }, orderBy: { id: 'asc' } });
  return runs.map(({ repeats }) => repeats);
}

async function statusesOf(sweepId: number): Promise<string[]> {
  const runs = await fixture.services.prisma.run.findMany({ where: { sweepId } });
  return runs.map(({ status }) => status);
}

async function verdictsOf(sweepId: number): Promise<string[]> {
  const state = await caller.stopping({ id: sweepId });
  const looks = state?.runs.flatMap((run) => run.looks) ?? [];
  return looks.map(({ repeats, verdict }) => `${repeats} ${verdict}`);
}

describe('a sweep that stops when decided', () => {
  test('begins with one round, and is under way until somebody has looked at it', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
    expect(await isDecisionQueued(pool, sweepId)).toBe(false);
    await finishRound(sweepId, [0, ITEMS]);
    expect(await isDecisionQueued(pool, sweepId)).toBe(true);
    expect((await caller.get({ id: sweepId })).progress.status).toBe('running');
  });

  test('is over where the first round decides', async () => {
    const sweepId = await queue(against());
    await finishRound(sweepId, [0, ITEMS]);
    await decideSweep(fixture.services.pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
    expect(await verdictsOf(sweepId)).toEqual(['2 better']);
  });

  test('goes on by one round, however many workers decide at once, and ends at the most repeats', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against(), 5);
    for (const repeats of [4, 5, 5]) {
      await finishRound(sweepId, [10, 10]);
      await Promise.all([1, 2, 3].map(() => decideSweep(pool, sweepId)));
      expect(await repeatsOf(sweepId)).toEqual([repeats, repeats]);
    }
    expect(await verdictsOf(sweepId)).toEqual(['2 undecided', '4 undecided', '5 undecided']);
    const { planned } = (await caller.get({ id: sweepId })).progress;
    expect(planned).toBe(2 * 5 * ITEMS);
  });

  test('finds two equivalent within a difference that was named', async () => {
    const sweepId = await queue(against(0.9));
    await finishRound(sweepId, [10, 10]);
    await decideSweep(fixture.services.pool, sweepId);
    expect(await verdictsOf(sweepId)).toEqual(['2 equivalent']);
  });

  test('waits for all that are compared, and does not go on once it was cancelled', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    await decideSweep(pool, sweepId);
    expect(await verdictsOf(sweepId)).toEqual([]);
    await caller.cancel({ id: sweepId });
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
  });

  test('is cancelled between two rounds, and nobody looks any more', async () => {
    const { pool, prisma } = fixture.services;
    const sweepId = await queue(against());
    await finishRound(sweepId, [10, 10]);
    await caller.cancel({ id: sweepId });
    const { progress } = await caller.get({ id: sweepId });
    expect(progress.status).toBe('cancelled');
    expect(progress.samples).toBe(2 * 2 * ITEMS);
    expect(await isDecisionQueued(pool, sweepId)).toBe(false);
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
    expect(await prisma.runShard.count({ where: { run: { sweepId }, finishedAt: null } })).toBe(0);
    await expect(caller.cancel({ id: sweepId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is cancelled for good by whoever comes while a worker looks', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    await finishRound(sweepId, [10, 10]);
    await Promise.all([decideSweep(pool, sweepId), caller.cancel({ id: sweepId })]);
    expect((await caller.get({ id: sweepId })).progress.status).toBe('cancelled');
    const queued = await pool.query(
      `select from graphile_worker.jobs
        where key in (select 'shard:' || shard.id from run_shard shard
                        join run on run.id = shard.run_id where run.sweep_id = $1 and shard.finished_at is null)`,
      [sweepId],
    );
    expect(queued.rowCount).toBe(0);
  });

  test('asks again for what failed after it was decided, and for nothing else', async () => {
    const { pool, prisma } = fixture.services;
    const sweepId = await queue(against());
    await finishRound(sweepId, [0, ITEMS], { isLastGivenUp: true });
    await decideSweep(pool, sweepId);
    expect(await verdictsOf(sweepId)).toEqual(['2 better']);
    await caller.retry({ id: sweepId });
    const reopened = { run: { sweepId }, finishedAt: null };
    expect(await prisma.runShard.count({ where: reopened })).toBe(1);
    await finishRound(sweepId, [0, ITEMS], { tries: 2 });
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
    expect(await verdictsOf(sweepId)).toEqual(['2 better']);
    const { progress } = await caller.get({ id: sweepId });
    expect(progress).toMatchObject({ samples: 2 * 2 * ITEMS, planned: 2 * 2 * ITEMS, failures: 0 });
  });

  test('looks once what failed in a round has been asked again, if that was asked for before the look', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    await finishRound(sweepId, [10, 10], { isLastGivenUp: true });
    await caller.retry({ id: sweepId });
    await decideSweep(pool, sweepId);
    // What failed is under way again: its run has not ended the round.
    expect(await verdictsOf(sweepId)).toEqual([]);
    await finishRound(sweepId, [10, 10], { tries: 2 });
    await decideSweep(pool, sweepId);
    expect(await verdictsOf(sweepId)).toEqual(['2 undecided']);
    expect(await repeatsOf(sweepId)).toEqual([4, 4]);
  });

  test('is paused between two rounds, and looks when it is resumed', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    await finishRound(sweepId, [10, 10]);
    await caller.pause({ id: sweepId });
    expect((await caller.get({ id: sweepId })).progress.status).toBe('paused');
    // The worker whose turn it was finds nothing to decide.
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
    await caller.resume({ id: sweepId });
    expect((await caller.get({ id: sweepId })).progress.status).toBe('running');
    expect(await isDecisionQueued(pool, sweepId)).toBe(true);
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([4, 4]);
    expect(await statusesOf(sweepId)).toEqual(['queued', 'queued']);
  });

  test('stays paused when the last replies of a round arrive after the pause', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    await caller.pause({ id: sweepId });
    await finishRound(sweepId, [10, 10]);
    expect(await isDecisionQueued(pool, sweepId)).toBe(false);
    expect(await statusesOf(sweepId)).toEqual(['paused', 'paused']);
    await caller.resume({ id: sweepId });
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([4, 4]);
  });

  test('looks again where a grading was made current during the look', async () => {
    const { services, home } = fixture;
    const sweepId = await queue(against());
    await finishRound(sweepId, [ITEMS, ITEMS]);
    // A worker has taken the job.
    await removeDecision(services.pool, sweepId);
    const gradings = callerFor(services, home.actors.member).gradings;
    const [checkpointId = 0] = checkpointIds;
    const baseline = await services.prisma.run.findFirstOrThrow({
      where: { sweepId, checkpointId },
    });
    const { gradingIds } = await gradings.start({ runIds: [baseline.id] });
    const judge = () => ({ outcome: 'incorrect', reason: 'wrong-answer' }) as const;
    for (const gradingId of gradingIds) await gradeAgain(services.pool, gradingId, { judge });
    await whileLooking(sweepId, () => gradings.makeCurrent({ gradingIds }));
    expect(await verdictsOf(sweepId)).toEqual([]);
    expect(await isDecisionQueued(services.pool, sweepId)).toBe(true);

    await removeDecision(services.pool, sweepId);
    await decideSweep(services.pool, sweepId);
    expect(await verdictsOf(sweepId)).toEqual(['2 better']);
    expect(await isDecisionQueued(services.pool, sweepId)).toBe(false);
  });

  test('is not looked at once more by whoever finds it cancelled, or another look done', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against());
    await finishRound(sweepId, [10, 10]);
    await removeDecision(pool, sweepId);
    await Promise.all([1, 2, 3].map(() => decideSweep(pool, sweepId)));
    expect(await isDecisionQueued(pool, sweepId)).toBe(false);
    await finishRound(sweepId, [10, 10]);
    await removeDecision(pool, sweepId);
    await whileLooking(sweepId, () =>
      pool.query(`update run set status = 'cancelled' where sweep_id = $1`, [sweepId]),
    );
    expect(await isDecisionQueued(pool, sweepId)).toBe(false);
  });

  test('is not under way once it is decided: there is nothing to pause', async () => {
    const sweepId = await queue(against());
    await finishRound(sweepId, [0, ITEMS]);
    const { pool } = fixture.services;
    await decideSweep(pool, sweepId);
    await removeDecision(pool, sweepId);
    await expect(caller.pause({ id: sweepId })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is extended to more repeats, and asks them only of what is undecided', async () => {
    const { pool } = fixture.services;
    const sweepId = await queue(against(), 2);
    await finishRound(sweepId, [10, 10]);
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([2, 2]);
    const extension = { id: sweepId, repeats: 6 };
    const plan = await caller.planExtension(extension);
    expect(plan).toMatchObject({ generations: 2 * 4 * ITEMS, isUpperBound: true });
    await caller.extend(extension);
    expect(await isDecisionQueued(pool, sweepId)).toBe(true);
    await decideSweep(pool, sweepId);
    expect(await repeatsOf(sweepId)).toEqual([4, 4]);
  });

  test.each([
    [{ roundRepeats: 7 }, 'A round has 7 repeats, but 6 are the most: make the rounds smaller.'],
    [
      { question: { kind: 'comparison', baselineCheckpointId: 999_999, deltaFraction: null } },
      'The baseline is not among the checkpoints: choose it as well, or another baseline.',
    ],
  ] as const)('is refused with %j', async (part, message) => {
    await expect(queue({ ...against(), ...part })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message,
    });
  });
});
