import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runShard } from './run-shard.ts';
import {
  answering,
  failing,
  ITEMS,
  never,
  openShardBench,
  REPEATS,
  type ShardBench,
} from './shard-bench.ts';

let bench: ShardBench;

beforeAll(async () => {
  bench = await openShardBench();
});

afterAll(() => bench.close());

describe.concurrent('a run that cannot succeed', () => {
  it('stops at once and says why when the backend does not know the model', async () => {
    let asked = 0;
    const { port } = await bench.serve((request, response) => {
      asked += 1;
      failing(404, 'The model `served` does not exist.')(request, response);
    });
    const run = await bench.queueRun(port);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(await bench.findRun(run.runId)).toMatchObject({
      status: 'failed',
      samples: 0,
      failures: 0,
    });
    expect((await bench.findRun(run.runId))?.reason).toContain(
      'The model `served` does not exist.',
    );
    // No more than the three that were in flight together.
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('generates nothing that it could not grade, and says so', async () => {
    let asked = 0;
    const { port } = await bench.serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const run = await bench.queueRun(port, { graderKind: 'palmistry' });
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(await bench.findRun(run.runId)).toMatchObject({ status: 'failed', samples: 0 });
    expect((await bench.findRun(run.runId))?.reason).toMatch(
      /^There is no grader for "palmistry"; choose/,
    );
    expect(asked).toBe(0);
  });

  it('asks nothing of another model than its samples came from, and says so', async () => {
    let asked = 0;
    const { port } = await bench.serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const run = await bench.queueRun(port, { itemsPerShard: 1 });
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(asked).toBe(REPEATS);
    await bench.pool.query(
      `update checkpoint set served_name = 'another'
        where id = (select checkpoint_id from run where id = $1)`,
      [run.runId],
    );
    await runShard(bench.engine, { shardId: run.shardIds[1] ?? 0, signal: never });
    expect(asked).toBe(REPEATS);
    const found = await bench.findRun(run.runId);
    expect(found).toMatchObject({ status: 'failed', samples: REPEATS });
    expect(found?.reason).toMatch(/asks another model than the samples of its run came from/);
  });

  it('stops after the same refusal five times in a row', async () => {
    const run = await bench.queueRun(
      (await bench.serve(failing(400, 'top_p is not supported'))).port,
    );
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    const found = await bench.findRun(run.runId);
    expect(found?.status).toBe('failed');
    expect(found?.reason).toContain('5 requests in a row');
    expect(found?.reason).toContain('top_p is not supported');
  });

  it('stops for what its shards are refused together, where each has too few to tell', async () => {
    const { port } = await bench.serve(failing(400, 'top_p is not supported'));
    const run = await bench.queueRun(port, { itemsPerShard: 1 });
    expect(run.shardIds).toHaveLength(ITEMS.length);
    await Promise.all(
      run.shardIds.map((shardId) => runShard(bench.engine, { shardId, signal: never })),
    );
    const found = await bench.findRun(run.runId);
    expect(found).toMatchObject({ status: 'failed', samples: 0 });
    expect(found?.reason).toContain('top_p is not supported');
  });
});
