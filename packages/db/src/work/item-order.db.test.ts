import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '../pool.ts';
import { findOnlyRun, insertTestSweep, type TestRun } from '../testing/insert-test-sweep.ts';
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
    itemsPerShard: 2,
  });
  return { sweepId, run: await findOnlyRun(pool, sweepId) };
}

/** Another run of the same checkpoint, so that the first is its history. */
async function runAgain(earlier: number): Promise<TestRun> {
  const { sweepId } = await queueAgain(pool, earlier, { itemsPerShard: 2 });
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
