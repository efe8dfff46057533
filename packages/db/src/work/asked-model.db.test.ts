import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { findRun } from '../queries/runs.ts';
import { retryFailedRuns } from '../queries/steer-sweep.ts';
import { recordSamples } from '../record/record-samples.ts';
import { findOnlyRun, insertTestSweep, type TestRun } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { testVerdict } from '../testing/test-verdict.ts';
import { loadShard, type ShardWork } from './load-shard.ts';
import { failRun } from './run-state.ts';

const REFUSAL =
  'Checkpoint first asks another model than the samples of its run came from (first): set its served name, serving and backend back, or add a checkpoint for what it asks now.';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;
let run: TestRun;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

beforeEach(async () => {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['first'],
    benchmarks: [
      {
        name: 'b',
        graderKind: 'number',
        items: ['k0', 'k1'].map((key) => ({
          ...{ key, prompt: key, gold: '7', problem: {}, attributes: {} },
        })),
      },
    ],
    repeats: 1,
    itemsPerShard: 1,
  });
  run = await findOnlyRun(pool, sweepId);
});

/** Reads the second shard, as a worker does that is to ask it. */
async function load(): Promise<ShardWork> {
  const work = await loadShard(pool, run.shardIds[1] ?? 0);
  if (!work) throw new Error('the shard has nothing to do');
  return work;
}

async function recordFirst(): Promise<void> {
  await recordSamples(pool, [
    {
      ...{ runId: run.runId, gradingId: run.gradingId, itemId: run.itemIds[0] ?? 0, repeat: 0 },
      ...{ seed: 1, finish: 'stop', promptTokens: null, completionTokens: null },
      ...{
        thinkingTokens: null,
        tokensEstimated: false,
        thinkingEstimated: false,
        firstTokenMs: null,
        latencyMs: 1,
      },
      ...{ request: '', content: '', reasoning: null, textHash: null, flags: [] },
      verdict: testVerdict(),
    },
  ]);
}

async function changeCheckpoint(assignments: string): Promise<void> {
  await pool.query(
    `update checkpoint set ${assignments} where id = (select checkpoint_id from run where id = $1)`,
    [run.runId],
  );
}

/** The run breaks, and somebody retries it. */
async function retry(work: ShardWork): Promise<void> {
  await failRun(pool, work, 'It broke.');
  expect(await retryFailedRuns(pool, work)).toBe(1);
}

describe('a run whose checkpoint is changed', () => {
  it.each([
    ['served name', `served_name = 'second'`],
    ['adapter', `serving = 'adapter', adapter_name = 'a', weights_path = '/a'`],
    ['weights', `serving = 'weights', weights_path = '/w'`],
    ['backend', `backend_id = (select max(id) from backend where name = 'other')`],
  ])('is refused once there are samples: another %s is another model', async (_, assignments) => {
    const before = await load();
    expect(before.refusal).toBeNull();
    await recordFirst();
    await pool.query(
      `insert into backend (workspace_id, name, replica_urls) values ($1, 'other', '{}')`,
      [before.workspaceId],
    );
    await changeCheckpoint(assignments);
    await retry(before);
    const after = await load();
    expect(after.refusal).toBe(REFUSAL);

    await changeCheckpoint(
      `served_name = 'first', serving = 'served', adapter_name = null, weights_path = null,
       backend_id = ${before.backend.id}`,
    );
    await retry(after);
    expect(await load()).toMatchObject({ refusal: null, checkpoint: { servedName: 'first' } });
  });

  it('goes on where what it asks is the same', async () => {
    const before = await load();
    await recordFirst();
    await changeCheckpoint(`name = 'renamed', family = 'f', step = 3, system_message = 'Think.'`);
    await retry(before);
    expect((await load()).refusal).toBeNull();
  });

  it('asks the new model where there is no sample yet: a wrong name is put right', async () => {
    const before = await load();
    await changeCheckpoint(`served_name = 'right'`);
    await retry(before);
    const after = await load();
    expect(after).toMatchObject({ refusal: null, checkpoint: { servedName: 'right' } });
    await recordFirst();
    await changeCheckpoint(`served_name = 'first'`);
    await retry(after);
    expect((await load()).refusal).toContain('came from (right)');
  });

  it('is refused while it runs, if the change got in between two of its shards', async () => {
    await load();
    await changeCheckpoint(`served_name = 'second'`);
    expect((await load()).refusal).toBe(REFUSAL);
  });

  it('keeps the name that it asked under on its page', async () => {
    const { workspaceId } = await load();
    await changeCheckpoint(`served_name = 'second'`);
    expect(await findRun(pool, workspaceId, run.runId)).toMatchObject({
      servedName: 'first',
      backendName: 'test',
    });
  });

  it('asks what the checkpoint does now where nobody knows how it began, and keeps that', async () => {
    const before = await load();
    await recordFirst();
    await pool.query('update run set asked_model = null where id = $1', [run.runId]);
    await changeCheckpoint(`served_name = 'second'`);
    expect((await load()).refusal).toBeNull();
    await retry(before);
    const after = await load();
    expect(after).toMatchObject({ refusal: null, checkpoint: { servedName: 'second' } });
    await changeCheckpoint(`served_name = 'third'`);
    await retry(after);
    expect((await load()).refusal).toContain('came from (second)');
  });
});
