import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createPool } from '../pool.ts';
import { pauseRuns, resumeRuns, retryFailedRuns } from '../queries/steer-sweep.ts';
import { recordFailure } from '../record/record-failures.ts';
import { recordSamples } from '../record/record-samples.ts';
import type { SampleRecord } from '../record/sample-record.ts';
import { findOnlyRun, insertTestSweep } from '../testing/insert-test-sweep.ts';
import { createTestDatabase } from '../testing/test-database.ts';
import { testVerdict } from '../testing/test-verdict.ts';
import { markShardFinished } from './finish-shard.ts';
import { loadShard } from './load-shard.ts';
import { failRun, findRunStatus, setRunNotice } from './run-state.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url, max: 12 });
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const firstTry = (shardId: number) => ({ shardId, tries: 1 });

async function makeRun(items: number) {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: 'http://127.0.0.1:1/v1',
    servedNames: ['served'],
    benchmarks: [
      {
        name: 'b',
        graderKind: 'maze',
        items: Array.from({ length: items }, (_, index) => ({
          key: `k${index}`,
          prompt: `prompt ${index}`,
          gold: 'g',
          problem: { index },
          attributes: {},
        })),
      },
    ],
    repeats: 2,
    itemsPerShard: 2,
  });
  return findOnlyRun(pool, sweepId);
}

function sample(
  run: { runId: number; gradingId: number },
  itemId: number,
  repeat: number,
): SampleRecord {
  return {
    ...run,
    itemId,
    repeat,
    seed: 1,
    finish: 'stop',
    promptTokens: null,
    completionTokens: null,
    thinkingTokens: null,
    tokensEstimated: false,
    thinkingEstimated: false,
    firstTokenMs: null,
    latencyMs: 1,
    request: '',
    content: '',
    reasoning: null,
    textHash: null,
    flags: [],
    verdict: testVerdict(),
  };
}

/** Resolves when somebody waits for a lock in this database. */
async function untilBlocked(): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function shardAt(run: { shardIds: number[] }, place: number): number {
  const shardId = run.shardIds[place];
  if (shardId === undefined) throw new Error(`no shard ${place}`);
  return shardId;
}

describe('loadShard', () => {
  it('has nothing to do where its run is paused while it waits for the row', async () => {
    const run = await makeRun(2);
    const person = await pool.connect();
    try {
      await person.query('begin');
      await person.query(`update run set status = 'paused' where id = $1`, [run.runId]);
      const loading = loadShard(pool, shardAt(run, 0));
      await untilBlocked();
      await person.query('commit');
      expect(await loading).toBeNull();
    } finally {
      person.release();
    }
    const { rows } = await pool.query('select started_at, item_order from run where id = $1', [
      run.runId,
    ]);
    expect(rows).toEqual([{ started_at: null, item_order: [] }]);
  });

  it('lists what has neither sample nor failure, the repeats of an item side by side', async () => {
    const run = await makeRun(4);
    const [, , third = 0, fourth = 0] = run.itemIds;
    await recordSamples(pool, [sample(run, third, 1)]);
    await recordFailure(pool, {
      runId: run.runId,
      itemId: fourth,
      repeat: 0,
      errorClass: 'x',
      message: 'm',
      attempts: 8,
    });
    const work = await loadShard(pool, shardAt(run, 1));
    expect(work?.missing).toEqual([
      { itemId: third, repeat: 0, place: 4 },
      { itemId: fourth, repeat: 1, place: 7 },
    ]);
    expect(work?.planned).toBe(4);
    expect(work?.items.get(third)).toEqual({
      expectedTokens: null,
      id: third,
      key: 'k2',
      gold: 'g',
      prompt: 'prompt 2',
      problem: { index: 2 },
    });
    expect(work?.checkpoint.servedName).toBe('served');
    expect(await findRunStatus(pool, run.runId)).toBe('running');
  });

  it('tells whether the run has had replies, and forgets that when somebody retries it', async () => {
    const run = await makeRun(4);
    const hasReplies = async () => (await loadShard(pool, shardAt(run, 1)))?.hasReplies;
    expect(await hasReplies()).toBe(false);
    await recordSamples(pool, [sample(run, run.itemIds[0] ?? 0, 0)]);
    expect(await hasReplies()).toBe(true);
    await pool.query('update run set tries = 2 where id = $1', [run.runId]);
    expect(await hasReplies()).toBe(false);
  });

  it('has nothing to do for a run that ended, or a shard that is finished or gone', async () => {
    const run = await makeRun(4);
    await markShardFinished(pool, firstTry(shardAt(run, 0)));
    expect(await loadShard(pool, shardAt(run, 0))).toBeNull();
    await pool.query(`update run set status = 'cancelled' where id = $1`, [run.runId]);
    expect(await loadShard(pool, shardAt(run, 1))).toBeNull();
    expect(await findRunStatus(pool, run.runId)).toBe('cancelled');
    expect(await loadShard(pool, 1_000_000)).toBeNull();
  });

  it('clears the notice of a worker that died while it waited', async () => {
    const run = await makeRun(2);
    await loadShard(pool, shardAt(run, 0));
    await setRunNotice(pool, run.runId, 'Waiting.');
    await loadShard(pool, shardAt(run, 0));
    const { rows } = await pool.query('select status_reason from run where id = $1', [run.runId]);
    expect(rows).toEqual([{ status_reason: null }]);
  });
});

describe('markShardFinished', () => {
  it('ends the run exactly once when all shards finish at the same moment', async () => {
    const run = await makeRun(12);
    await recordSamples(pool, [sample(run, run.itemIds[0] ?? 0, 0)]);
    const ended = await Promise.all(
      [...run.shardIds, ...run.shardIds].map((id) => markShardFinished(pool, firstTry(id))),
    );
    expect(ended.filter(Boolean)).toHaveLength(1);
    expect(await findRunStatus(pool, run.runId)).toBe('completed');
  });

  it('fails a run of which not one generation succeeded, with the commonest reason', async () => {
    const run = await makeRun(2);
    for (const [repeat, message] of ['rare', 'common'].entries()) {
      for (const itemId of run.itemIds.slice(0, 1 + repeat)) {
        await recordFailure(pool, {
          runId: run.runId,
          itemId,
          repeat,
          errorClass: 'x',
          message,
          attempts: 8,
        });
      }
    }
    expect(await markShardFinished(pool, firstTry(shardAt(run, 0)))).toBe(true);
    const { rows } = await pool.query('select status, status_reason from run where id = $1', [
      run.runId,
    ]);
    expect(rows).toEqual([{ status: 'failed', status_reason: 'Every generation failed: common' }]);
  });

  it('ends a run that was paused in the moment of its last samples, since nothing is left to resume', async () => {
    const run = await makeRun(2);
    const shard = await loadShard(pool, shardAt(run, 0));
    if (!shard) throw new Error('the shard has nothing to do');
    await recordSamples(pool, [sample(run, run.itemIds[0] ?? 0, 0)]);
    expect(await pauseRuns(pool, shard)).toBe(1);
    expect(await markShardFinished(pool, shard)).toBe(true);
    expect(await resumeRuns(pool, shard)).toBe(0);
    const { rows } = await pool.query('select status, status_reason from run where id = $1', [
      run.runId,
    ]);
    expect(rows).toEqual([{ status: 'completed', status_reason: null }]);
  });

  it('never completes a run that failed or was cancelled', async () => {
    const run = await makeRun(2);
    const { runId } = run;
    expect(await failRun(pool, { runId, tries: 1 }, 'Broken\0.')).toBe(true);
    expect(await failRun(pool, { runId, tries: 1 }, 'Again.')).toBe(false);
    expect(await markShardFinished(pool, firstTry(shardAt(run, 0)))).toBe(false);
    expect(await findRunStatus(pool, run.runId)).toBe('failed');
  });
});

describe('a run that was retried', () => {
  it('is neither failed nor finished by what was read before', async () => {
    const run = await makeRun(2);
    const { runId } = run;
    const before = await loadShard(pool, shardAt(run, 0));
    if (!before) throw new Error('the shard has nothing to do');
    await failRun(pool, before, 'The secret is wrong.');
    const { sweepId, workspaceId } = before;
    expect(await retryFailedRuns(pool, { sweepId, workspaceId })).toBe(1);

    expect(await failRun(pool, before, 'The secret is wrong.')).toBe(false);
    expect(await markShardFinished(pool, before)).toBe(false);
    expect(await findRunStatus(pool, runId)).toBe('queued');
    const after = await loadShard(pool, shardAt(run, 0));
    expect(after?.missing).toHaveLength(4);
    expect(await failRun(pool, { runId, tries: after?.tries ?? 0 }, 'Again.')).toBe(true);
  });
});
