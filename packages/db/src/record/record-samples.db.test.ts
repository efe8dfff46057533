import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { findOnlyRun, insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { testVerdict } from '../testing/test-verdict.ts';
import { checkRollups } from './rebuild-rollups.ts';
import { recordFailure } from './record-failures.ts';
import { recordSamples } from './record-samples.ts';
import type { SampleRecord } from './sample-record.ts';

const ITEMS = 4;
const REPEATS = 6;

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

async function makeRun() {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['a'],
    benchmarks: [
      {
        name: 'b',
        graderKind: 'maze',
        items: Array.from({ length: ITEMS }, (_, index) => ({
          key: `k${index}`,
          prompt: 'p',
          gold: 'g',
          problem: {},
          attributes: { level: index % 2, even: index % 2 === 0 },
        })),
      },
    ],
    repeats: REPEATS,
    itemsPerShard: 2,
  });
  return findOnlyRun(pool, sweepId);
}

type TestRun = Awaited<ReturnType<typeof makeRun>>;

function sampleOf(run: TestRun, index: number): SampleRecord {
  const outcome = (['correct', 'incorrect', 'unscorable'] as const)[index % 3] ?? 'correct';
  return {
    runId: run.runId,
    gradingId: run.gradingId,
    itemId: run.itemIds[Math.floor(index / REPEATS)] ?? 0,
    repeat: index % REPEATS,
    seed: index,
    finish: index % 5 === 0 ? 'length' : 'stop',
    promptTokens: 10,
    completionTokens: index % 4 === 0 ? null : index * 7,
    thinkingTokens: null,
    tokensEstimated: false,
    thinkingEstimated: false,
    firstTokenMs: 1,
    latencyMs: 2,
    request: '{}',
    content: `text ${index}`,
    reasoning: null,
    textHash: null,
    flags: [],
    verdict: testVerdict({
      outcome,
      extracted: 'A',
      doubts: ['rival-answers', 'x'],
      // Thirds and tenths: sums that depend on the order of adding where they are binary fractions.
      scores: index % 3 === 2 ? null : { recall: (index % 10) / 10, precision: 1 / (1 + index) },
    }),
  };
}

function batch(run: TestRun, from: number, to: number): SampleRecord[] {
  return Array.from({ length: to - from }, (_, offset) => sampleOf(run, from + offset));
}

async function countSamples(runId: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from sample where run_id = $1',
    [runId],
  );
  return rows[0]?.count ?? 0;
}

describe('recordSamples', () => {
  it('stores the same batch once, however often it is sent, and counts it once', async () => {
    const run = await makeRun();
    expect(await recordSamples(pool, batch(run, 0, 10))).toHaveLength(10);
    expect(await recordSamples(pool, batch(run, 0, 10))).toEqual([]);
    expect(await recordSamples(pool, [sampleOf(run, 11), sampleOf(run, 11)])).toHaveLength(1);
    expect(await countSamples(run.runId)).toBe(11);
    expect(await checkRollups(pool, run.gradingId)).toEqual([]);
  });

  it('spends no time on compressing short replies, and compresses long ones', async () => {
    const run = await makeRun();
    const words = (count: number) => 'Line follows from the lines above. '.repeat(count);
    await recordSamples(pool, [
      { ...sampleOf(run, 0), content: words(66) },
      { ...sampleOf(run, 1), content: words(600) },
    ]);
    const { rows } = await pool.query<{ compression: string | null }>(
      `select pg_column_compression(content) as compression
         from trace
         join sample on sample.id = trace.sample_id
        where run_id = $1
        order by repeat`,
      [run.runId],
    );
    expect(rows).toEqual([{ compression: null }, { compression: expect.any(String) as string }]);
  });

  it('keeps apart which of the two counts of tokens is an estimate', async () => {
    const run = await makeRun();
    const marks = [
      { tokensEstimated: false, thinkingEstimated: true },
      { tokensEstimated: true, thinkingEstimated: false },
    ];
    await recordSamples(
      pool,
      marks.map((mark, index) => ({ ...sampleOf(run, index), ...mark })),
    );
    const { rows } = await pool.query(
      `select tokens_estimated as "tokensEstimated", thinking_estimated as "thinkingEstimated"
         from sample where run_id = $1 order by repeat`,
      [run.runId],
    );
    expect(rows).toEqual(marks);
  });

  it('counts into every rollup what the samples say', async () => {
    const run = await makeRun();
    // Indices 0…5: the six repeats of the first item, outcomes c i u c i u, tokens - 7 14 21 - 35.
    await recordSamples(pool, batch(run, 0, 6));
    const { rows } = await pool.query(
      `select samples, correct, incorrect, unscorable, truncated, token_samples, completion_tokens
         from rollup_run where grading_id = $1`,
      [run.gradingId],
    );
    expect(rows).toEqual([
      {
        samples: 6,
        correct: 2,
        incorrect: 2,
        unscorable: 2,
        truncated: 2,
        token_samples: 4,
        completion_tokens: '77',
      },
    ]);
    const attributes = await pool.query(
      'select name, value, samples from rollup_attribute where grading_id = $1 order by name',
      [run.gradingId],
    );
    expect(attributes.rows).toEqual([
      { name: 'even', value: 'true', samples: 6 },
      { name: 'level', value: '0', samples: 6 },
    ]);
  });

  it('keeps samples and rollups right when writers with overlapping batches meet', async () => {
    const run = await makeRun();
    const all = batch(run, 0, ITEMS * REPEATS);
    const shuffled = (step: number) => all.map((_, index) => all[(index * step) % all.length]);
    await Promise.all(
      [1, 5, 7, 11, 13, 17].flatMap((step) => {
        const order = shuffled(step).filter((sample) => sample !== undefined);
        return [order.slice(0, 15), order.slice(9)].map((part) => recordSamples(pool, part));
      }),
    );
    expect(await countSamples(run.runId)).toBe(ITEMS * REPEATS);
    expect(await checkRollups(pool, run.gradingId)).toEqual([]);
  });

  it('stores text with NUL and half characters, and cuts a long extraction', async () => {
    const run = await makeRun();
    const sample = sampleOf(run, 1);
    await recordSamples(pool, [
      {
        ...sample,
        content: 'a\0b\ud800c',
        reasoning: '\0',
        verdict: { ...sample.verdict, extracted: `${'x'.repeat(1_999)}😀`, doubts: [] },
      },
    ]);
    const { rows } = await pool.query<{
      content: string;
      reasoning: string;
      extracted: string;
      doubts: string[];
    }>(
      `select content, reasoning, extracted, doubts
         from sample join trace on trace.sample_id = sample.id join verdict on verdict.sample_id = sample.id
        where run_id = $1`,
      [run.runId],
    );
    expect(rows).toEqual([
      { content: 'a\ufffdb\ufffdc', reasoning: '\ufffd', extracted: 'x'.repeat(1_999), doubts: [] },
    ]);
  });

  it('still stores what was generated for a run that was cancelled meanwhile', async () => {
    const run = await makeRun();
    await pool.query(`update run set status = 'cancelled' where id = $1`, [run.runId]);
    expect(await recordSamples(pool, batch(run, 0, 3))).toHaveLength(3);
  });

  it('takes the place of a failure that another worker named, and of no other', async () => {
    const run = await makeRun();
    for (const index of [0, 1]) {
      const { runId, itemId, repeat } = sampleOf(run, index);
      const failure = { errorClass: 'http-500', message: 'broken', attempts: 8 };
      await recordFailure(pool, { runId, itemId, repeat, ...failure });
    }
    expect(await recordSamples(pool, [sampleOf(run, 0)])).toHaveLength(1);
    const { rows } = await pool.query('select repeat from sample_failure where run_id = $1', [
      run.runId,
    ]);
    expect(rows).toEqual([{ repeat: sampleOf(run, 1).repeat }]);
  });

  it('reports a rollup that somebody changed', async () => {
    const run = await makeRun();
    await recordSamples(pool, batch(run, 0, 3));
    await pool.query('update rollup_run set correct = correct + 1 where grading_id = $1', [
      run.gradingId,
    ]);
    await pool.query('delete from rollup_length where grading_id = $1', [run.gradingId]);
    const tables = (await checkRollups(pool, run.gradingId)).map(({ table }) => table);
    expect(new Set(tables)).toEqual(new Set(['rollup_run', 'rollup_length']));
  });
});

describe('a sample and a failure at the same moment', () => {
  const failureOf = (run: TestRun, index: number) => {
    const { runId, itemId, repeat } = sampleOf(run, index);
    return { runId, itemId, repeat, errorClass: 'x', message: 'broken', attempts: 8 };
  };

  async function countOutcomes(runId: number) {
    const { rows } = await pool.query<{ samples: number; failures: number }>(
      `select (select count(*)::int from sample where run_id = $1) as samples,
              (select count(*)::int from sample_failure where run_id = $1) as failures`,
      [runId],
    );
    return rows[0];
  }

  it('leave the sample, when the failure is committed while the batch is on its way', async () => {
    const run = await makeRun();
    await recordSamples(pool, [sampleOf(run, 0)]);
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select from rollup_run where grading_id = $1 for update', [run.gradingId]);
    const recording = recordSamples(pool, [sampleOf(run, 1)]);
    await expect
      .poll(async () => (await pool.query('select from pg_locks where not granted')).rowCount)
      .toBeGreaterThan(0);
    await recordFailure(pool, failureOf(run, 1));
    expect(await countOutcomes(run.runId)).toEqual({ samples: 1, failures: 1 });
    await holder.query('commit');
    holder.release();
    expect(await recording).toHaveLength(1);
    expect(await countOutcomes(run.runId)).toEqual({ samples: 2, failures: 0 });
  });

  it('leave the samples alone, however often both come at once', async () => {
    const run = await makeRun();
    const all = batch(run, 0, ITEMS * REPEATS);
    for (let round = 0; round < 20; round += 1) {
      await Promise.all([
        ...all.map((_, index) => recordFailure(pool, failureOf(run, index))),
        recordSamples(pool, all.slice(0, all.length / 2)),
        recordSamples(pool, all.slice(all.length / 2)),
      ]);
      expect(await countOutcomes(run.runId)).toEqual({ samples: all.length, failures: 0 });
      await pool.query('delete from sample where run_id = $1', [run.runId]);
    }
  });
});

describe('recordFailure', () => {
  it('never puts a failure where a sample is', async () => {
    const run = await makeRun();
    await recordSamples(pool, [sampleOf(run, 0)]);
    for (const index of [0, 1, 1]) {
      const { runId, itemId, repeat } = sampleOf(run, index);
      await recordFailure(pool, {
        runId,
        itemId,
        repeat,
        errorClass: 'x',
        message: '\0',
        attempts: 8,
      });
    }
    const { rows } = await pool.query('select repeat from sample_failure where run_id = $1', [
      run.runId,
    ]);
    expect(rows).toEqual([{ repeat: 1 }]);
  });
});
