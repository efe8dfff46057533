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

/** Eight items of which a sweep of one checkpoint asks four, twice each. */
beforeEach(async () => {
  const { services, home } = fixture;
  caller = callerFor(services, home.actors.member).sweeps;
  const name = crypto.randomUUID();
  const { id } = await caller.create({
    name,
    checkpointIds: [await newCheckpoint()],
    benchmarkVersionIds: [await insertBenchmark(services, home, { name, itemCount: 8 })],
    repeats: 2,
    itemLimit: 4,
    sampling: SAMPLING,
  });
  sweepId = id;
});

function newCheckpoint(): Promise<number> {
  return insertCheckpoint(fixture.services, fixture.home, crypto.randomUUID());
}

async function setStatus(status: RunStatus): Promise<void> {
  await fixture.services.prisma.run.updateMany({ where: { sweepId }, data: { status } });
}

/** Which (place of an item, repeat) the shards of the sweep cover, run by run; one that two cover is there twice. */
async function coveredCells(): Promise<Record<number, string[]>> {
  const shards = await fixture.services.prisma.runShard.findMany({ where: { run: { sweepId } } });
  const cells: Record<number, string[]> = {};
  for (const { runId, firstRepeat, repeats, fromIndex, toIndex } of shards) {
    for (let index = fromIndex; index < toIndex; index += 1) {
      const cell = `${Math.floor(index / repeats)}/${firstRepeat + (index % repeats)}`;
      (cells[runId] ??= []).push(cell);
    }
  }
  return cells;
}

function grid(items: number, repeats: number): string[] {
  return Array.from({ length: items * repeats }, (_, cell) =>
    [Math.floor(cell / repeats), cell % repeats].join('/'),
  ).sort();
}

async function expectGrids(...grids: (readonly [items: number, repeats: number])[]) {
  const cells = Object.values(await coveredCells());
  expect(cells.map((own) => own.sort())).toEqual(
    grids.map(([items, repeats]) => grid(items, repeats)),
  );
}

describe('a sweep that is extended', () => {
  test.each(['completed', 'running', 'queued', 'paused'] as const)(
    'asks more repeats and items when it is %s, each once',
    async (status) => {
      await setStatus(status);
      await caller.extend({ id: sweepId, repeats: 5 });
      await expectGrids([4, 5]);
      await caller.extend({ id: sweepId, items: 6 });
      await expectGrids([6, 5]);
      await caller.extend({ id: sweepId, items: 'all', repeats: 7 });
      await expectGrids([8, 7]);
      const { progress, spec } = await caller.get({ id: sweepId });
      expect(spec).toMatchObject({ repeats: 7 });
      expect(spec.itemLimit).toBeUndefined();
      expect(progress.planned).toBe(56);
      expect(progress.status).toBe(status === 'completed' ? 'queued' : status);
    },
  );

  test('takes in further checkpoints with all that the others are asked', async () => {
    await setStatus('completed');
    const checkpointId = await newCheckpoint();
    const input = { id: sweepId, furtherCheckpointIds: [checkpointId], repeats: 3 };
    expect(await caller.planExtension(input)).toEqual({
      grownRuns: 1,
      grownGenerations: 4,
      newRuns: 1,
      newGenerations: 12,
      generations: 16,
      isUpperBound: false,
      maxCompletionTokens: 16 * SAMPLING.maxTokens,
      leftOut: [],
    });
    await caller.extend(input);
    await expectGrids([4, 3], [4, 3]);
    const { spec, progress } = await caller.get({ id: sweepId });
    expect(spec.checkpointIds).toHaveLength(2);
    expect(progress.runs.map((run) => run.checkpointId)).toEqual(spec.checkpointIds);
    await expect(caller.extend(input)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: 'A chosen checkpoint is in this sweep already: choose others.',
    });
  });

  test('goes on as paused where other runs of it are', async () => {
    await setStatus('completed');
    await caller.extend({ id: sweepId, furtherCheckpointIds: [await newCheckpoint()] });
    await caller.pause({ id: sweepId });
    await caller.extend({ id: sweepId, repeats: 3 });
    const { progress } = await caller.get({ id: sweepId });
    expect(progress.runs.map(({ status }) => status)).toEqual(['paused', 'paused']);
  });

  test('is extended once by two people at the same time', async () => {
    await setStatus('completed');
    const furtherCheckpointIds = [await newCheckpoint()];
    const input = { id: sweepId, repeats: 5, items: 'all', furtherCheckpointIds } as const;
    const both = await Promise.allSettled([caller.extend(input), caller.extend(input)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expectGrids([8, 5], [8, 5]);
  });

  test('takes in a run that failed once it was retried', async () => {
    await setStatus('failed');
    await expect(caller.extend({ id: sweepId, repeats: 3 })).rejects.toMatchObject({
      code: 'CONFLICT',
      message:
        'Nothing would be added: the runs that ask for less have failed or were cancelled. Retry those that failed first.',
    });
    await caller.retry({ id: sweepId });
    await caller.extend({ id: sweepId, repeats: 3 });
    await expectGrids([4, 3]);
  });

  test.each([
    [{}, 'CONFLICT', 'Nothing would be added: every run asks for as much already.'],
    [{ repeats: 2 }, 'CONFLICT', 'Nothing would be added: every run asks for as much already.'],
    [
      { repeats: 1 },
      'BAD_REQUEST',
      'The sweep asks each item 2 times already: give 2 repeats or more.',
    ],
    [
      { items: 3 },
      'BAD_REQUEST',
      'The sweep asks 4 items of each benchmark already: give 4 or more.',
    ],
    [
      { furtherCheckpointIds: [999_999_999] },
      'NOT_FOUND',
      'A chosen checkpoint or benchmark is not there any more; choose again.',
    ],
  ])('is refused to be extended by %j', async (extension, code, message) => {
    const input = { id: sweepId, ...extension };
    await expect(caller.planExtension(input)).rejects.toMatchObject({ code, message });
    await expect(caller.extend(input)).rejects.toMatchObject({ code, message });
    await expectGrids([4, 2]);
  });

  test('keeps the items of a smaller limit among those of a larger one, for every run', async () => {
    const { prisma } = fixture.services;
    const run = await prisma.run.findFirstOrThrow({ where: { sweepId } });
    const drawn = async (limit: number) => {
      const items = await prisma.item.findMany({
        where: { versionId: run.benchmarkVersionId, draw: { lt: limit } },
        orderBy: { draw: 'asc' },
      });
      return items.map(({ key }) => key);
    };
    // By md5 of item-0 … item-7.
    const numbers = [4, 2, 7, 3, 6, 1, 5, 0];
    expect(await drawn(8)).toEqual(numbers.map((number) => `item-${number}`));
    expect(run.itemCount).toBe(4);
    expect(await drawn(run.itemCount)).toEqual(['item-4', 'item-2', 'item-7', 'item-3']);
  });
});
