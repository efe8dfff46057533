import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { findGradings } from '@assay/db/queries/gradings';
import { findSampleVerdicts } from '@assay/db/queries/samples';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { sampleSeed } from '@assay/eval-core/hash';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { createBacklog, type Backlog } from './backlog.ts';
import type { Engine } from './engine.ts';
import { runShard } from './run-shard.ts';
import {
  answering,
  COMPLETED,
  failing,
  ITEMS,
  never,
  openShardBench,
  REPEATS,
  SAMPLES,
  type ShardBench,
} from './shard-bench.ts';

let bench: ShardBench;

beforeAll(async () => {
  bench = await openShardBench();
});

afterAll(() => bench.close());

function slotsInUse(port: number): number {
  const backends = bench.engine.backends.all();
  const one = backends.find(({ replicas }) => replicas[0]?.url.endsWith(`:${port}`));
  return one?.slots.inFlight ?? 0;
}

async function workspaceOf(runId: number): Promise<number> {
  const { rows } = await bench.pool.query<{ id: number }>(
    'select workspace_id as id from run where id = $1',
    [runId],
  );
  return rows[0]?.id ?? 0;
}

/** A worker of another release: its grader of mazes has this version. */
function gradingAs(version: string): Engine {
  const graderOf = (kind: string) => ({ kind, name: 'maze-grader', version });
  return { ...bench.engine, grading: { ...bench.engine.grading, graderOf } };
}

describe.concurrent('runShard', () => {
  it('stores every sample with its own seed and the request as it was sent, and completes the run', async () => {
    const run = await bench.queueRun((await bench.serve(answering)).port);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(await bench.findRun(run.runId)).toEqual(COMPLETED);
    expect(await checkRollups(bench.pool, run.gradingId)).toEqual([]);
    const { rows } = await bench.pool.query<{
      key: string;
      repeat: number;
      seed: number;
      request: string;
    }>(
      `select item.key, repeat, seed, request
         from sample join item on item.id = item_id join trace on sample_id = sample.id
        where run_id = $1`,
      [run.runId],
    );
    expect(new Set(rows.map(({ seed }) => seed)).size).toBe(rows.length);
    for (const { key, repeat, seed, request } of rows) {
      expect(seed).toBe(sampleSeed({ runId: run.runId, itemKey: key, repeat }));
      expect(JSON.parse(request)).toEqual({
        model: 'served',
        messages: [{ role: 'user', content: ITEMS.find((item) => item.key === key)?.prompt }],
        temperature: 0.8,
        top_p: 1,
        max_tokens: 4096,
        seed,
        stream: true,
        stream_options: { include_usage: true },
      });
    }
  });

  it('stores an estimate of thinking that a server counts as 0, and keeps its completion tokens', async () => {
    const message = { reasoning_content: 'abcd'.repeat(1_000), content: 'abcd'.repeat(250) };
    const usage = { prompt_tokens: 3, completion_tokens: 1_250, reasoning_tokens: 0 };
    const { port } = await bench.serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ message, finish_reason: 'stop' }], usage }));
    });
    const run = await bench.queueRun(port);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    const { rows } = await bench.pool.query(
      `select distinct completion_tokens, tokens_estimated, thinking_tokens, thinking_estimated
         from sample where run_id = $1`,
      [run.runId],
    );
    // 4,000 of 5,000 bytes.
    expect(rows).toEqual([
      {
        ...{ completion_tokens: 1_250, tokens_estimated: false },
        ...{ thinking_tokens: 1_000, thinking_estimated: true },
      },
    ]);
  });

  it('asks only for what is missing', async () => {
    let asked = 0;
    const { port } = await bench.serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const run = await bench.queueRun(port);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    await bench.pool.query(`update run set status = 'running' where id = $1`, [run.runId]);
    await bench.pool.query('update run_shard set finished_at = null where id = $1', [run.shardId]);
    await bench.pool.query('delete from sample where run_id = $1 and repeat = 2', [run.runId]);
    asked = 0;
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(asked).toBe(ITEMS.length);
    expect((await bench.findRun(run.runId))?.samples).toBe(SAMPLES);
  });

  it('ends a stream that stalls for longer than the backend is given, names that, and asks again', async ({
    onTestFinished,
  }) => {
    const simulator = await startSimulator({
      ...{ dialect: 'plain', speed: 1_000, models: [{ id: 'sim-a', thinkingMedianTokens: 100 }] },
      faults: [{ fault: { kind: 'stall-mid-stream', afterTokens: 20 }, when: { times: 1 } }],
    });
    onTestFinished(() => simulator.close());
    const run = await bench.queueRun(Number(new URL(simulator.urls[0] ?? '').port), {
      servedName: 'sim-a',
    });
    await bench.changeBackend(run.runId, `time_limits = time_limits || '{"idleSeconds": 1}'`);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(await bench.findRun(run.runId)).toMatchObject({ status: 'completed', samples: SAMPLES });
    const { rows } = await bench.pool.query(
      'select error_class as "errorClass", message, count(*)::int from attempt where run_id = $1 group by 1, 2',
      [run.runId],
    );
    const message = 'The reply had begun and then brought nothing for 1 s.';
    expect(rows).toEqual([{ errorClass: 'timeout-idle', message, count: 1 }]);
  });

  it('names a failure after eight attempts, and goes on with the others', async () => {
    let asked = 0;
    const { port } = await bench.serve((request, response) => {
      asked += 1;
      // The items differ in their prompts; the first is the one that breaks the server.
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const breaks = body.includes(JSON.stringify(ITEMS[0]?.prompt).slice(1, -1));
        (breaks ? failing(500, 'out of memory') : answering)(request, response);
      });
    });
    const run = await bench.queueRun(port);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(await bench.findRun(run.runId)).toEqual({
      status: 'completed',
      reason: null,
      samples: (ITEMS.length - 1) * REPEATS,
      failures: REPEATS,
      attempts: 8 * REPEATS,
    });
    expect(asked).toBe((ITEMS.length - 1) * REPEATS + 8 * REPEATS);
  });

  it('names with each verdict the grader that gave it when workers are upgraded while the run goes on', async () => {
    const run = await bench.queueRun((await bench.serve(answering)).port, { itemsPerShard: 1 });
    const versions = ['1', '2', '1'];
    for (const [index, shardId] of run.shardIds.entries()) {
      await runShard(gradingAs(versions[index] ?? ''), { shardId, signal: never });
    }
    const { rows } = await bench.pool.query<{ id: string }>(
      'select id::text as id from sample where run_id = $1 order by id',
      [run.runId],
    );
    const verdicts = await Promise.all(rows.map(({ id }) => findSampleVerdicts(bench.pool, id)));
    expect(verdicts.map((given) => given.map(({ graderVersion }) => graderVersion))).toEqual(
      versions.flatMap((version) => Array.from({ length: REPEATS }, () => [version])),
    );
    const [grading] = await findGradings(bench.pool, await workspaceOf(run.runId), {
      runId: run.runId,
    });
    expect(grading?.grader).toMatchObject({ name: 'maze-grader', version: '1 and 2' });
  });

  it('sends nothing new while too much is not stored yet, and goes on once it is', async () => {
    let asked = 0;
    const { port } = await bench.serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const filled = createBacklog();
    const isStored = filled.add(Infinity);
    let held = 0;
    const backlog: Backlog = {
      ...filled,
      get isFull() {
        return filled.isFull;
      },
      room(signal) {
        held += 1;
        return filled.room(signal);
      },
    };
    const run = await bench.queueRun(port);
    const running = runShard({ ...bench.engine, backlog }, { shardId: run.shardId, signal: never });
    while (held === 0) await sleep(10);
    await sleep(50);
    expect(asked).toBe(0);
    expect(slotsInUse(port)).toBe(0);
    isStored();
    await running;
    expect(await bench.findRun(run.runId)).toMatchObject({ status: 'completed', samples: SAMPLES });
  });

  it('counts what it generates until it is stored', async () => {
    const run = await bench.queueRun((await bench.serve(answering)).port);
    const backlog = createBacklog();
    const sizes: number[] = [];
    let unstored = 0;
    const watched: Backlog = {
      ...backlog,
      add(size) {
        sizes.push(size);
        unstored += 1;
        const isStored = backlog.add(size);
        return () => {
          unstored -= 1;
          isStored();
        };
      },
    };
    await runShard({ ...bench.engine, backlog: watched }, { shardId: run.shardId, signal: never });
    expect(unstored).toBe(0);
    expect(sizes).toHaveLength(SAMPLES);
    expect(Math.min(...sizes)).toBeGreaterThan('Final Answer: A'.length);
  });
});
