import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { drawNormal } from '@assay/eval-core/draw-normal';
import { createRng } from '@assay/eval-core/random';

import { createPool, type DatabasePool } from '../pool.ts';
import {
  findOnlyRun,
  insertTestSweep,
  type TestRun,
  type TestSweep,
} from '../testing/insert-test-sweep.ts';
import { queueAgain } from '../testing/queue-again.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { loadShard } from './load-shard.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

interface Question {
  level?: number | string;
  prompt?: string;
}

async function queueRun(
  questions: readonly Question[],
  { itemsPerShard = 2, ...changes }: Partial<TestSweep> = {},
): Promise<{ sweepId: number; run: TestRun }> {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [
      {
        name: 'b',
        graderKind: 'number',
        items: questions.map(({ level, prompt = 'a question' }, place) => ({
          key: `k${place}`,
          prompt,
          gold: '7',
          problem: null,
          attributes: { ...(level !== undefined && { level }) },
        })),
      },
    ],
    repeats: 1,
    itemsPerShard,
    ...changes,
  });
  return { sweepId, run: await findOnlyRun(pool, sweepId) };
}

/** Another run of the same checkpoint, so that the first is its history. */
async function runAgain(earlier: number, itemsPerShard = 2): Promise<TestRun> {
  const { sweepId } = await queueAgain(pool, earlier, { itemsPerShard });
  return findOnlyRun(pool, sweepId);
}

/** Completion tokens of the items of a run, in their order; null: it has none. */
async function count(run: TestRun, tokens: readonly (number | null)[]): Promise<void> {
  const known = tokens.flatMap((value, place) =>
    value === null ? [] : [{ itemId: run.itemIds[place], value }],
  );
  await pool.query(
    `insert into rollup_run (grading_id, samples, correct, incorrect, unscorable, token_samples,
                             completion_tokens, truncated)
     values ($1, $2, 0, 0, 0, $2, 1, 0)`,
    [run.gradingId, known.length],
  );
  await pool.query(
    `insert into rollup_item (grading_id, item_id, samples, correct, incorrect, unscorable, token_samples,
                              completion_tokens)
     select $1, item_id, 2, 0, 0, 0, 2, 2 * tokens from unnest($2::int[], $3::int[]) as known (item_id, tokens)`,
    [run.gradingId, known.map(({ itemId }) => itemId), known.map(({ value }) => value)],
  );
}

/** The keys of the items in the order in which their shards ask them, and what each is expected to take. */
async function askedOrder(run: TestRun): Promise<{ keys: string[]; tokens: (number | null)[] }> {
  const asked: { key: string; expectedTokens: number | null }[] = [];
  for (const shardId of run.shardIds) {
    const work = await loadShard(pool, shardId);
    for (const { itemId } of work?.missing ?? []) {
      const item = work?.items.get(itemId);
      if (item) asked.push(item);
    }
  }
  return {
    keys: asked.map(({ key }) => key),
    tokens: asked.map(({ expectedTokens }) => expectedTokens),
  };
}

describe('the order of the items of a run', () => {
  it('is the longest in earlier runs first, through all shards; an item without history counts as their mean', async () => {
    const { sweepId, run } = await queueRun([{}, {}, {}, {}, {}]);
    await count(run, [100, null, 900, 300, 20]);
    const asked = await askedOrder(await runAgain(sweepId));
    expect(asked.keys).toEqual(['k2', 'k1', 'k3', 'k0', 'k4']);
    expect(asked.tokens).toEqual([900, null, 300, 100, 20]);
  });

  it('is by level, then by the length of the prompt, then as they stand, where nothing is known', async () => {
    const { run } = await queueRun([
      { level: 1 },
      { level: 3 },
      { level: 'hard' },
      { level: 3, prompt: 'a question that is longer' },
      {},
    ]);
    expect((await askedOrder(run)).keys).toEqual(['k3', 'k1', 'k0', 'k2', 'k4']);
  });

  it('takes the mean of several runs, and nothing of another workspace', async () => {
    const { sweepId, run } = await queueRun([{}, {}]);
    await count(run, [100, 200]);
    const second = await runAgain(sweepId);
    await count(second, [500, 200]);
    const other = await queueRun([{}, {}]);
    expect(await askedOrder(await runAgain(sweepId))).toEqual({
      keys: ['k0', 'k1'],
      tokens: [300, 200],
    });
    expect((await askedOrder(other.run)).tokens).toEqual([null, null]);
  });
});

describe('the beginning of a run of which history tells the spread', () => {
  /** Four waves of long replies, cut at 30,000 tokens. */
  const REPEATS = 8;
  const longRun = {
    repeats: REPEATS,
    itemsPerShard: 250,
    backendUrl: ['http://127.0.0.1:1/v1', 'http://127.0.0.1:2/v1'],
    maxConcurrency: 256,
    sampling: { temperature: 0.8, topP: 1, maxTokens: 30_000 },
  } satisfies Partial<TestSweep>;
  const questions = Array.from({ length: 250 }, () => ({}));

  it('puts some of the longest behind the first wave where the repeats of an item differ much', async () => {
    const { sweepId, run } = await queueRun(questions, longRun);
    const byLength = await answer(run, 0.5);
    const order = await storedOrder(await runAgain(sweepId, 250));
    // The slots of both replicas hold 64 items of eight repeats.
    const behind = order.slice(64).findIndex((position, place) => position !== byLength[place]);
    expect(behind).toBeGreaterThan(0);
    expect(order).toEqual([
      ...byLength.slice(behind, 64 + behind),
      ...byLength.slice(0, behind),
      ...byLength.slice(64 + behind),
    ]);
  });

  it('is longest first where they are much alike, or nobody knows', async () => {
    const { sweepId, run } = await queueRun(questions, longRun);
    const byLength = await answer(run, 0.1);
    expect(await storedOrder(await runAgain(sweepId, 250))).toEqual(byLength);
    await pool.query('delete from sample where run_id = $1', [run.runId]);
    expect(await storedOrder(await runAgain(sweepId, 250))).toEqual(byLength);
  });

  it('is longest first where all begin at once', async () => {
    const { sweepId, run } = await queueRun(questions, { ...longRun, maxConcurrency: 1_000 });
    const byLength = await answer(run, 0.5);
    expect(await storedOrder(await runAgain(sweepId, 250))).toEqual(byLength);
  });

  /** Log-normal lengths of all replies of a run. @returns the positions of its items, the longest mean first */
  async function answer(run: TestRun, repeatSigma: number): Promise<number[]> {
    const rng = createRng(`lengths ${repeatSigma}`);
    const lengths = run.itemIds.map(() => {
      const median = 5_000 * Math.exp(0.8 * drawNormal(rng));
      return Array.from({ length: REPEATS }, () =>
        Math.min(30_000, Math.round(median * Math.exp(repeatSigma * drawNormal(rng)))),
      );
    });
    await pool.query(
      `insert into sample (run_id, item_id, repeat, finish, seed, latency_ms, completion_tokens)
       select $1, ($2::int[])[(place - 1) / ${REPEATS} + 1], (place - 1) % ${REPEATS}, 'stop', 1, 1, tokens
         from unnest($3::int[]) with ordinality as replies (tokens, place)`,
      [run.runId, run.itemIds, lengths.flat()],
    );
    const means = lengths.map((tokens) => tokens.reduce((sum, one) => sum + one, 0) / REPEATS);
    await count(run, means.map(Math.round));
    return means
      .map((mean, position) => ({ mean: Math.round(mean), position }))
      .sort((a, b) => b.mean - a.mean || a.position - b.position)
      .map(({ position }) => position);
  }

  /** Positions in the order that is decided as the run is first claimed. */
  async function storedOrder(run: TestRun): Promise<number[]> {
    await loadShard(pool, run.shardIds[0] ?? 0);
    const { rows } = await pool.query<{ positions: number[] }>(
      'select item_order as positions from run where id = $1',
      [run.runId],
    );
    return rows[0]?.positions ?? [];
  }
});
