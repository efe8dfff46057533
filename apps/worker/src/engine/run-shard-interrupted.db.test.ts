import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import { encryptSecret } from '@assay/db/secrets';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { runShard } from './run-shard.ts';
import {
  answering,
  COMPLETED,
  failing,
  never,
  openShardBench,
  SAMPLES,
  type ShardBench,
} from './shard-bench.ts';

let bench: ShardBench;

beforeAll(async () => {
  bench = await openShardBench();
});

afterAll(() => bench.close());

/** Answers nobody before it is told to. */
async function serveHeld() {
  const held: { authorization: string | undefined; answer: () => void }[] = [];
  const { port } = await bench.serve((request, response) => {
    const { authorization } = request.headers;
    held.push({
      authorization,
      answer: () => {
        answering(request, response);
      },
    });
  });
  return { port, held };
}

/** What a run says while it waits for its backend. */
async function reasonToWait(runId: number): Promise<string> {
  for (;;) {
    const reason = (await bench.findRun(runId))?.reason ?? '';
    if (reason.startsWith('Waiting for')) return reason;
    await sleep(20);
  }
}

describe.concurrent('a shard whose backend or run changes under it', () => {
  it('waits for a backend that is away, says so, and loses nothing', async () => {
    const { port, close } = await bench.serve(answering);
    const run = await bench.queueRun(port);
    await close();
    const running = runShard(bench.engine, { shardId: run.shardId, signal: never });
    const reason = await reasonToWait(run.runId);
    expect(reason).toMatch(/^Waiting for backend "test" at http:.*ECONNREFUSED/);
    await bench.serve(answering, port);
    await running;
    expect(await bench.findRun(run.runId)).toEqual(COMPLETED);
  });

  it('goes on at the new address when that of a backend that is away was changed', async () => {
    const { port, close } = await bench.serve(answering);
    const run = await bench.queueRun(port);
    await close();
    const running = runShard(bench.engine, { shardId: run.shardId, signal: never });
    await reasonToWait(run.runId);
    const url = `http://127.0.0.1:${(await bench.serve(answering)).port}`;
    await bench.changeBackend(run.runId, 'replica_urls = array[$2]', [url]);
    await running;
    expect(await bench.findRun(run.runId)).toEqual(COMPLETED);
  });

  it('goes on under a limit and a key that were changed, and lets what is in flight end', async () => {
    const { port, held } = await serveHeld();
    const run = await bench.queueRun(port);
    const running = runShard(bench.engine, { shardId: run.shardId, signal: never });
    while (held.length < 3) await sleep(10);
    const cipher = encryptSecret(Buffer.alloc(32), 'sk-new');
    await bench.changeBackend(run.runId, 'max_concurrency = 6, secret_cipher = $2', [cipher]);
    await sleep(400);
    expect(held).toHaveLength(3);
    for (const { answer } of held) answer();
    while (held.length < 3 + 6) await sleep(10);
    const keys = held.map(({ authorization }) => authorization);
    expect(keys.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(new Set(keys.slice(3))).toEqual(new Set(['Bearer sk-new']));
    for (let asked = 3; asked < SAMPLES; asked += 1) {
      while (held.length <= asked) await sleep(10);
      held[asked]?.answer();
    }
    await running;
    expect(await bench.findRun(run.runId)).toEqual(COMPLETED);
    expect(held).toHaveLength(SAMPLES);
  });

  it('closes its requests soon after the run was cancelled', async () => {
    let open = 0;
    const { port } = await bench.serve((_, response) => {
      open += 1;
      response.on('close', () => (open -= 1));
    });
    const run = await bench.queueRun(port);
    const running = runShard(bench.engine, { shardId: run.shardId, signal: never });
    while (open < 3) await sleep(10);
    await bench.pool.query(`update run set status = 'cancelled' where id = $1`, [run.runId]);
    await running;
    await sleep(50);
    expect(open).toBe(0);
    expect(await bench.findRun(run.runId)).toMatchObject({ status: 'cancelled', samples: 0 });
  });

  it('stops when the queue says so, keeps what was generated and leaves the run to go on', async () => {
    const stop = new AbortController();
    let answered = 0;
    const { port } = await bench.serve((request, response) => {
      answered += 1;
      if (answered <= 5) answering(request, response);
    });
    const run = await bench.queueRun(port);
    const running = runShard(bench.engine, { shardId: run.shardId, signal: stop.signal });
    while ((await bench.findRun(run.runId))?.samples !== 5) await sleep(10);
    stop.abort(new Error('draining'));
    await expect(running).rejects.toThrow('draining');
    expect(await bench.findRun(run.runId)).toMatchObject({
      status: 'running',
      samples: 5,
      failures: 0,
    });
  });
});

/** The first rows that are inserted here are refused, as by a database that restarts. */
async function refuseFirst(table: 'sample_failure' | 'run_weights', rows: number): Promise<void> {
  await bench.pool.query(
    `create sequence refused;
     create function refuse() returns trigger language plpgsql as $$
       begin
         if nextval('refused') <= ${rows} then
           raise exception 'the database system is shutting down' using errcode = '57P03';
         end if;
         return new;
       end $$;
     create trigger refuse before insert on ${table} for each row execute function refuse()`,
  );
  onTestFinished(async () => {
    await bench.pool.query('drop function refuse cascade; drop sequence refused');
  });
}

/** Refuses one request at once; all others are answered after the pauses of a few tries. */
function refusingOne() {
  const seen = { asked: 0, aborted: 0 };
  const listener: RequestListener = (request, response) => {
    seen.asked += 1;
    if (seen.asked === 1) {
      failing(400, 'no such prompt')(request, response);
      return;
    }
    response.on('close', () => (seen.aborted += response.writableFinished ? 0 : 1));
    setTimeout(() => {
      if (!response.destroyed) answering(request, response);
    }, 100);
  };
  return { seen, listener };
}

describe('a shard whose database is away', () => {
  it('stores a named failure once the database is back, and stops no request for it', async () => {
    await refuseFirst('sample_failure', 3);
    const { seen, listener } = refusingOne();
    const run = await bench.queueRun((await bench.serve(listener)).port);
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    const all = SAMPLES;
    expect(seen).toEqual({ asked: all, aborted: 0 });
    expect(await bench.findRun(run.runId)).toMatchObject({
      ...{ status: 'completed', samples: all - 1, failures: 1 },
    });
  });

  it('waits for the database no longer than the queue lets it', async () => {
    await refuseFirst('sample_failure', 1_000_000);
    const run = await bench.queueRun((await bench.serve(refusingOne().listener)).port);
    const stop = new AbortController();
    const running = runShard(bench.engine, { shardId: run.shardId, signal: stop.signal });
    while ((await bench.findRun(run.runId))?.samples !== SAMPLES - 1) await sleep(10);
    stop.abort(new Error('draining'));
    await expect(running).rejects.toThrow('draining');
    expect(await bench.findRun(run.runId)).toMatchObject({ status: 'running', failures: 0 });
  });

  it('notes the weights of its run once the database is back', async () => {
    await refuseFirst('run_weights', 3);
    const simulator = await startSimulator({
      ...{ dialect: 'sglang', speed: 1_000, models: [{ id: 'sim-a' }] },
    });
    onTestFinished(() => simulator.close());
    const run = await bench.queueRun(Number(new URL(simulator.urls[0] ?? '').port), {
      ...{ servedName: 'sim-a', dialect: 'sglang' },
    });
    await runShard(bench.engine, { shardId: run.shardId, signal: never });
    expect(await bench.findRun(run.runId)).toMatchObject({ status: 'completed', samples: SAMPLES });
    const { rows } = await bench.pool.query(
      'select number, weights_id as "weightsId" from run_weights where run_id = $1',
      [run.runId],
    );
    expect(rows).toEqual([{ number: 1, weightsId: 'initial' }]);
  });
});
