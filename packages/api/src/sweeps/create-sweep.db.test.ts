import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import { insertSweep } from '@assay/db/queries/create-sweep';
import { inTransaction } from '@assay/db/transaction';

import { callerFor, createApiFixture, type ApiFixture } from '../testing/api-fixture.ts';
import { insertBenchmark, insertCheckpoint, SAMPLING } from '../testing/measured-run.ts';
import { itemsPerShard } from './shard-size.ts';

let fixture: ApiFixture;
let checkpointIds: number[];
let benchmarkVersionIds: number[];

beforeAll(async () => {
  fixture = await createApiFixture();
  const { services, home } = fixture;
  checkpointIds = [
    await insertCheckpoint(services, home, 'b'),
    await insertCheckpoint(services, home, 'a'),
  ];
  benchmarkVersionIds = [
    await insertBenchmark(services, home, { name: 'maze', itemCount: 3 }),
    await insertBenchmark(services, home, { name: 'sums', itemCount: 10 }),
  ];
});

afterAll(() => fixture.close());

afterEach(async () => {
  const { pool, prisma } = fixture.services;
  await prisma.sweep.deleteMany();
  await pool.query('delete from graphile_worker._private_jobs');
});

function create(name = 'first') {
  const { sweeps } = callerFor(fixture.services, fixture.home.actors.member);
  return sweeps.create({
    name,
    checkpointIds,
    benchmarkVersionIds,
    repeats: 4,
    sampling: SAMPLING,
  });
}

async function countRows(): Promise<Record<string, number>> {
  const { rows } = await fixture.services.pool.query<Record<string, number>>(
    `select (select count(*)::int from sweep) as sweeps,
            (select count(*)::int from run) as runs,
            (select count(*)::int from grading) as gradings,
            (select count(*)::int from run_shard) as shards,
            (select count(*)::int from graphile_worker.jobs) as jobs`,
  );
  return rows[0] ?? {};
}

test('stores a run for every checkpoint and benchmark, each with its grading, shards and jobs', async () => {
  const { id } = await create();
  // 3 items in shards of 1 give 3, 10 items in shards of 3 give 4; two checkpoints each.
  expect(await countRows()).toEqual({ sweeps: 1, runs: 4, gradings: 4, shards: 14, jobs: 14 });
  const runs = await fixture.services.prisma.run.findMany({
    where: { sweepId: id },
    include: { currentGrading: true },
    orderBy: { id: 'asc' },
  });
  expect(runs.map((run) => [run.benchmarkVersionId, run.checkpointId])).toEqual(
    benchmarkVersionIds.flatMap((version) =>
      checkpointIds.map((checkpoint) => [version, checkpoint]),
    ),
  );
  for (const run of runs) {
    expect(run).toMatchObject({ status: 'queued', repeats: 4, sampling: SAMPLING });
    expect(run.currentGrading).toMatchObject({ runId: run.id, graderName: 'test-grader' });
  }
});

test('every shard has exactly one job of its own', async () => {
  await create();
  const { rows } = await fixture.services.pool.query<{ shard: number; jobs: number }>(
    `select run_shard.id as shard, count(job.id)::int as jobs
       from run_shard
       left join graphile_worker._private_jobs job on (job.payload ->> 'shardId')::int = run_shard.id
      group by run_shard.id`,
  );
  expect(rows).toHaveLength(14);
  expect(rows.every(({ jobs }) => jobs === 1)).toBe(true);
});

test('the stored sweep is what was asked for', async () => {
  const { id } = await create('  with spaces ');
  const { sweeps } = callerFor(fixture.services, fixture.home.actors.viewer);
  expect(await sweeps.get({ id })).toMatchObject({
    name: 'with spaces',
    spec: { checkpointIds, benchmarkVersionIds, repeats: 4, sampling: SAMPLING },
    createdBy: 'home member',
    progress: { status: 'queued', planned: 104, samples: 0, failures: 0, etaSeconds: null },
  });
  expect(await sweeps.list()).toMatchObject([
    { id, runs: 4, checkpoints: 2, benchmarks: 2, repeats: 4, planned: 104, status: 'queued' },
  ]);
});

describe('prompts as an axis', () => {
  const runsWith = async (prompts: { promptTemplateIds?: (number | null)[] }) => {
    const { sweeps } = callerFor(fixture.services, fixture.home.actors.member);
    const { id } = await sweeps.create({
      name: 'prompts',
      checkpointIds: checkpointIds.slice(0, 1),
      benchmarkVersionIds: benchmarkVersionIds.slice(0, 1),
      repeats: 1,
      sampling: SAMPLING,
      ...prompts,
    });
    const { progress } = await sweeps.get({ id });
    return progress.runs;
  };

  test('a sweep over two templates makes two runs, each with jobs of its own', async () => {
    const { prompts } = callerFor(fixture.services, fixture.home.actors.member);
    const { id } = await prompts.createTemplate({ text: '{{prompt}} Be short.' });
    expect(await runsWith({ promptTemplateIds: [null, id] })).toHaveLength(2);
    expect(await countRows()).toMatchObject({ runs: 2, gradings: 2, shards: 6, jobs: 6 });
  });

  test('an override equal to the default is one run', async () => {
    const { prompts } = callerFor(fixture.services, fixture.home.actors.member);
    const { id } = await prompts.createTemplate({ text: '{{prompt}}' });
    expect(await runsWith({ promptTemplateIds: [id, null] })).toHaveLength(1);
    expect(await countRows()).toMatchObject({ runs: 1, shards: 3, jobs: 3 });
  });
});

describe('when it fails in the middle', () => {
  const nothing = { sweeps: 0, runs: 0, gradings: 0, shards: 0, jobs: 0 };

  test('nothing is left of it: a shard that cannot be stored', async () => {
    const { pool } = fixture.services;
    // The last shard of the third run breaks, when two runs are stored and queued.
    await pool.query(
      'alter table run_shard add constraint breaks check (from_index < 36) not valid',
    );
    await expect(create()).rejects.toThrow(/breaks/);
    expect(await countRows()).toEqual(nothing);
    await pool.query('alter table run_shard drop constraint breaks');
    await create();
    expect(await countRows()).toMatchObject({ sweeps: 1, jobs: 14 });
  });

  test('nothing is left of it: code that throws between two runs', async () => {
    const { pool } = fixture.services;
    const counts: unknown[] = [];
    const call = inTransaction(pool, (client) =>
      insertSweep(client, {
        workspaceId: fixture.home.id,
        createdById: null,
        spec: {
          name: 'x',
          checkpointIds,
          benchmarkVersionIds,
          promptTemplateIds: [null],
          systemMessageIds: [null],
          repeats: 4,
          sampling: SAMPLING,
        },
        itemsPerShard: (itemCount) => {
          counts.push(itemCount);
          if (counts.length === 3) throw new Error('between two runs');
          return 1;
        },
      }),
    );
    await expect(call).rejects.toThrow('between two runs');
    expect(await countRows()).toEqual(nothing);
  });
});

describe('shards', () => {
  test('cover whole items, every (item, repeat) of the run exactly once', async () => {
    const { prisma } = fixture.services;
    const [versionId = 0] = benchmarkVersionIds;
    const size = fc.record({
      itemCount: fc.integer({ min: 1, max: 700 }),
      repeats: fc.integer({ min: 1, max: 300 }),
    });
    await fc.assert(
      fc.asyncProperty(size, async ({ itemCount, repeats }) => {
        await prisma.benchmarkVersion.update({ where: { id: versionId }, data: { itemCount } });
        const shards = await shardsOf({ versionId, repeats });
        let next = 0;
        for (const { fromIndex, toIndex } of shards) {
          expect(fromIndex).toBe(next);
          expect(toIndex).toBeGreaterThan(fromIndex);
          expect(toIndex % repeats).toBe(0);
          next = toIndex;
        }
        expect(next).toBe(itemCount * repeats);
      }),
      { numRuns: 40 },
    );
    await prisma.benchmarkVersion.update({ where: { id: versionId }, data: { itemCount: 3 } });
  });

  test('hold about 128 samples, and more only of a run that has eight all the same', () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1000 }));
    fc.assert(
      fc.property(size, ([itemCount, repeats]) => {
        const items = itemsPerShard(itemCount, repeats);
        expect(Number.isSafeInteger(items) && items >= 1).toBe(true);
        // Rounding up to whole items adds less than one item.
        const fewest = (items - 1) * repeats;
        expect(fewest).toBeLessThan(512);
        expect(items).toBeLessThanOrEqual(128);
        const shards = Math.ceil(itemCount / items);
        expect(shards).toBeGreaterThanOrEqual(fewest < 128 ? Math.min(itemCount, 3) : 8);
      }),
    );
  });
});

async function shardsOf({ versionId, repeats }: { versionId: number; repeats: number }) {
  const { sweeps } = callerFor(fixture.services, fixture.home.actors.member);
  const { id } = await sweeps.create({
    name: 'one run',
    checkpointIds: checkpointIds.slice(0, 1),
    benchmarkVersionIds: [versionId],
    promptTemplateIds: [null],
    systemMessageIds: [null],
    repeats,
    sampling: SAMPLING,
  });
  return fixture.services.prisma.runShard.findMany({
    where: { run: { sweepId: id } },
    orderBy: { fromIndex: 'asc' },
  });
}

describe('the sampling that a run records', () => {
  const TAKEN_BY_ALL = { ...SAMPLING, presencePenalty: 0, frequencyPenalty: 0, stop: [] };

  /** That of a new sweep's runs at a server of this dialect. */
  async function recordedAt(dialect: Dialect) {
    const { prisma } = fixture.services;
    await prisma.backend.updateMany({ data: { dialect } });
    const { id } = await create();
    const runs = await prisma.run.findMany({ where: { sweepId: id } });
    return runs.map(({ sampling }) => sampling);
  }

  afterAll(() => fixture.services.prisma.backend.updateMany({ data: { dialect: 'plain' } }));

  test.each(['vllm', 'tgi', 'openai'] as const)(
    'has every parameter by name at %s, so that no server fills it in',
    async (dialect) => {
      for (const sampling of await recordedAt(dialect)) {
        expect(sampling).toEqual({ ...TAKEN_BY_ALL, topK: 0, minP: 0, repetitionPenalty: 1 });
      }
    },
  );

  test.each(['ollama', 'plain'] as const)(
    'claims nothing of what %s takes no value of and fills in itself',
    async (dialect) => {
      for (const sampling of await recordedAt(dialect)) {
        expect(sampling).toEqual(TAKEN_BY_ALL);
      }
    },
  );
});
