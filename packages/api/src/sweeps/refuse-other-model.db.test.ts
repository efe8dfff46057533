import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { SweepStopping } from '@assay/contracts/sweep-stopping';
import { recordFailure } from '@assay/db/record/record-failures';
import { recordSamples } from '@assay/db/record/record-samples';
import { markShardFinished } from '@assay/db/work/finish-shard';
import { loadShard, type ShardWork } from '@assay/db/work/load-shard';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertBenchmark, insertCheckpoint, SAMPLING, toRecord } from '../testing/measured-run.ts';
import { decideSweep } from './decide-sweep.ts';

const ITEMS = 4;

let fixture: ApiFixture;
let caller: ReturnType<typeof callerFor>;
let name: string;
let checkpointId: number;
let sentence: string;

beforeAll(async () => {
  fixture = await createApiFixture();
});

afterAll(() => fixture.close());

beforeEach(async () => {
  const { services, home } = fixture;
  caller = callerFor(services, home.actors.member);
  name = crypto.randomUUID();
  checkpointId = await insertCheckpoint(services, home, name);
  sentence = `Checkpoint ${name} asks another model than the samples of its run came from (${name}): set its served name, serving and backend back, or add a checkpoint for what it asks now.`;
});

/** A sweep whose only run has asked all of its round; the last sample failed where `isLastGivenUp`. */
async function measure(
  { isLastGivenUp }: { isLastGivenUp: boolean },
  stopping?: SweepStopping,
): Promise<number> {
  const { services, home } = fixture;
  const { id: sweepId } = await caller.sweeps.create({
    ...{ name, checkpointIds: [checkpointId], repeats: 6, sampling: SAMPLING },
    benchmarkVersionIds: [await insertBenchmark(services, home, { name, itemCount: ITEMS })],
    ...(stopping && { stopping }),
  });
  for (const work of await loadShards(sweepId)) {
    const ids = { ...work, itemIds: [...work.items.keys()] };
    const records = work.missing.map(({ itemId, repeat }) =>
      toRecord({ item: ids.itemIds.indexOf(itemId), repeat }, ids),
    );
    const failed = isLastGivenUp ? records.pop() : undefined;
    await recordSamples(services.pool, records);
    if (failed) {
      const givenUp = { errorClass: 'http_500', message: 'It answered 500.', attempts: 5 };
      await recordFailure(services.pool, { ...failed, ...givenUp });
    }
    await markShardFinished(services.pool, work);
  }
  return sweepId;
}

/** What a worker reads of the shards that are to be asked. */
async function loadShards(sweepId: number): Promise<ShardWork[]> {
  const { prisma, pool } = fixture.services;
  const shards = await prisma.runShard.findMany({ where: { run: { sweepId }, finishedAt: null } });
  const work = await Promise.all(shards.map(({ id }) => loadShard(pool, id)));
  return work.filter((read) => read !== null);
}

/** Each different one once. */
async function refusalsOf(sweepId: number): Promise<(string | null)[]> {
  return [...new Set((await loadShards(sweepId)).map(({ refusal }) => refusal))];
}

async function serveAs(servedName: string): Promise<void> {
  const { backendId } = await fixture.services.prisma.checkpoint.findFirstOrThrow({
    where: { id: checkpointId },
  });
  await caller.checkpoints.update({ id: checkpointId, backendId, name, servedName });
}

describe('a checkpoint that asks another model than before', () => {
  test('keeps its runs from being extended, and from a plan of that, until it is set back', async () => {
    const sweepId = await measure({ isLastGivenUp: false });
    await serveAs('another');
    const extension = { id: sweepId, repeats: 8 };
    const refusal = { code: 'CONFLICT', message: sentence };
    await expect(caller.sweeps.planExtension(extension)).rejects.toMatchObject(refusal);
    await expect(caller.sweeps.extend(extension)).rejects.toMatchObject(refusal);
    expect(await loadShards(sweepId)).toEqual([]);
    await serveAs(name);
    expect(await caller.sweeps.planExtension(extension)).toMatchObject({ generations: 2 * ITEMS });
    await caller.sweeps.extend(extension);
    expect(await refusalsOf(sweepId)).toEqual([null]);
  });

  test('keeps what failed of its runs from being retried, until it is set back', async () => {
    const sweepId = await measure({ isLastGivenUp: true });
    await serveAs('another');
    await expect(caller.sweeps.retry({ id: sweepId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: sentence,
    });
    expect((await caller.sweeps.get({ id: sweepId })).progress.failures).toBeGreaterThan(0);
    await serveAs(name);
    await caller.sweeps.retry({ id: sweepId });
    expect(await refusalsOf(sweepId)).toEqual([null]);
  });

  test('does not hold up runs that nothing is asked of', async () => {
    const sweepId = await measure({ isLastGivenUp: false });
    await serveAs('another');
    await expect(caller.sweeps.retry({ id: sweepId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: 'No run of this sweep has ended with a failure.',
    });
  });

  test('gets no further round of a sweep that stops when decided', async () => {
    const sweepId = await measure(
      { isLastGivenUp: false },
      { question: { kind: 'precision', halfWidthFraction: 0.01 }, roundRepeats: 2, level: 0.95 },
    );
    await serveAs('another');
    await decideSweep(fixture.services.pool, sweepId);
    expect(await refusalsOf(sweepId)).toEqual([sentence]);
  });
});
