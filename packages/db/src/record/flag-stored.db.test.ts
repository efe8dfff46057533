import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { RunFlag } from '@assay/contracts/flags';

import { createPool } from '../pool.ts';
import { findRunFlags, findSampleFlags } from '../queries/run-flags.ts';
import { findOnlyRun, insertTestSweep, type TestRun } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { testVerdict } from '../testing/test-verdict.ts';
import { checkRollups } from './rebuild-rollups.ts';
import { recordSamples } from './record-samples.ts';
import type { SampleRecord } from './sample-record.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function makeRun(): Promise<TestRun> {
  const item = { prompt: 'p', gold: 'g', problem: {}, attributes: {} };
  const items = ['first', 'second'].map((key) => ({ ...item, key }));
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['a'],
    benchmarks: [{ name: 'b', graderKind: 'maze', items }],
    repeats: 8,
    itemsPerShard: 2,
  });
  return findOnlyRun(pool, sweepId);
}

interface Placed {
  place?: number;
  repeat: number;
}

function sampleOf(
  run: TestRun,
  { place = 0, repeat, ...part }: Placed & Partial<SampleRecord>,
): SampleRecord {
  return {
    runId: run.runId,
    gradingId: run.gradingId,
    itemId: run.itemIds[place] ?? 0,
    repeat,
    seed: repeat,
    finish: 'stop',
    promptTokens: 10,
    completionTokens: 10,
    thinkingTokens: null,
    tokensEstimated: false,
    thinkingEstimated: false,
    firstTokenMs: 1,
    latencyMs: 2,
    request: '{}',
    content: 'text',
    reasoning: null,
    textHash: null,
    flags: [],
    verdict: testVerdict({}),
    ...part,
  };
}

async function flagsOf({ runId }: TestRun): Promise<RunFlag[]> {
  return (await findRunFlags(pool, [runId])).get(runId) ?? [];
}

async function sampleIdOf({ runId }: TestRun, repeat: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'select id::text as id from sample where run_id = $1 and repeat = $2',
    [runId, repeat],
  );
  return rows[0]?.id ?? '';
}

describe('flags', () => {
  it('are counted once, however often their samples are written', async () => {
    const run = await makeRun();
    const looped = sampleOf(run, { repeat: 0, flags: ['repetition_loop', 'cut_short'] });
    const honest = sampleOf(run, { repeat: 1 });
    await recordSamples(pool, [looped, looped]);
    // A worker that was killed before it heard of the commit writes again, what is new among it.
    await recordSamples(pool, [looped, honest, sampleOf(run, { repeat: 2, flags: looped.flags })]);
    const exampleIds = [await sampleIdOf(run, 0), await sampleIdOf(run, 2)];
    expect(await flagsOf(run)).toEqual([
      { kind: 'repetition_loop', samples: 2, exampleIds },
      { kind: 'cut_short', samples: 2, exampleIds },
    ]);
    expect(await findSampleFlags(pool, exampleIds[0] ?? '')).toEqual([
      'repetition_loop',
      'cut_short',
    ]);
    expect(await findSampleFlags(pool, await sampleIdOf(run, 1))).toEqual([]);
  });

  it('keep five examples and count all', async () => {
    const run = await makeRun();
    const samples = Array.from({ length: 8 }, (_, repeat) =>
      sampleOf(run, { repeat, flags: ['prompt_truncated'] }),
    );
    await recordSamples(pool, samples.slice(0, 3));
    await recordSamples(pool, samples.slice(3));
    const [flag] = await flagsOf(run);
    expect(flag?.samples).toBe(8);
    expect(flag?.exampleIds).toHaveLength(5);
  });

  it('are counted again by the check, which names what differs', async () => {
    const run = await makeRun();
    await recordSamples(pool, [
      sampleOf(run, { repeat: 0, flags: ['repetition_loop', 'cut_short'] }),
      sampleOf(run, { repeat: 1, flags: ['repetition_loop'] }),
    ]);
    expect(await checkRollups(pool, run.gradingId)).toEqual([]);
    await pool.query(
      `update run_flag set samples = 5 where run_id = $1 and kind = 'repetition_loop'`,
      [run.runId],
    );
    await pool.query(`delete from run_flag where run_id = $1 and kind = 'cut_short'`, [run.runId]);
    const differences = await checkRollups(pool, run.gradingId);
    expect(differences).toHaveLength(2);
    expect(differences).toContainEqual(
      expect.objectContaining({ table: 'run_flag', key: 'cut_short', expected: '1', stored: null }),
    );
    expect(differences).toContainEqual(
      expect.objectContaining({ key: 'repetition_loop', expected: '2', stored: '5' }),
    );
  });

  it('are undone with a batch that is not stored', async () => {
    const run = await makeRun();
    const flagged = sampleOf(run, { repeat: 0, flags: ['repetition_loop'] });
    const impossible = sampleOf(run, { repeat: 1, itemId: -1, gradingId: -1 });
    await expect(recordSamples(pool, [flagged, impossible])).rejects.toThrow();
    expect(await flagsOf(run)).toEqual([]);
  });
});

describe('identical texts', () => {
  it('are found in one batch, and in batches of which another came long ago', async () => {
    const run = await makeRun();
    const textHash = -(2n ** 63n);
    await recordSamples(pool, [
      sampleOf(run, { repeat: 0, textHash }),
      sampleOf(run, { repeat: 1, textHash }),
      sampleOf(run, { repeat: 2, textHash: 7n }),
    ]);
    expect(await flagsOf(run)).toMatchObject([{ kind: 'identical_texts', samples: 1 }]);
    await recordSamples(pool, [
      sampleOf(run, { repeat: 2, textHash: 7n }),
      sampleOf(run, { repeat: 3, textHash: 7n }),
      sampleOf(run, { repeat: 4, textHash }),
      sampleOf(run, { repeat: 5, textHash: 8n }),
    ]);
    expect(await flagsOf(run)).toEqual([
      {
        kind: 'identical_texts',
        samples: 3,
        exampleIds: [await sampleIdOf(run, 1), await sampleIdOf(run, 3), await sampleIdOf(run, 4)],
      },
    ]);
  });

  it('are no matter between items, between runs, and where a text has no hash', async () => {
    const [run, other] = [await makeRun(), await makeRun()];
    await recordSamples(pool, [
      sampleOf(run, { repeat: 0, textHash: 5n }),
      sampleOf(run, { repeat: 0, place: 1, textHash: 5n }),
      sampleOf(run, { repeat: 1 }),
      sampleOf(run, { repeat: 2 }),
      sampleOf(other, { repeat: 0, textHash: 5n }),
    ]);
    expect(await flagsOf(run)).toEqual([]);
    expect(await flagsOf(other)).toEqual([]);
  });
});
