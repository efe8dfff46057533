import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import { createPool, type DatabasePool } from '@assay/db/pool';
import { findGradings } from '@assay/db/queries/gradings';
import { findSampleVerdicts } from '@assay/db/queries/samples';
import { checkRollups } from '@assay/db/record/rebuild-rollups';
import { encryptSecret } from '@assay/db/secrets';
import { findOnlyRun, insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { familyByName } from '@assay/eval-core/benchmarks/registry';
import { sampleSeed } from '@assay/eval-core/hash';
import { createGrading } from '@assay/grading/grade';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { createBackends } from './backends.ts';
import { createBacklog, type Backlog } from './backlog.ts';
import { createEngine, type Engine } from './engine.ts';
import { runShard } from './run-shard.ts';

const ITEMS = familyByName('maze').generate({ seed: 's', levels: [1], itemsPerLevel: 3 });
const REPEATS = 4;
const never = new AbortController().signal;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;
let engine: Engine;
let gradingPool: GradingPool;
let servers: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  gradingPool = createGradingPool({ threads: 1 });
  const grading = createGrading({
    pool: gradingPool,
    onFault: (error) => {
      throw error;
    },
  });
  engine = {
    ...createEngine({ pool, log: silentLog, backends: createBackends(Buffer.alloc(32)), grading }),
    // The pauses themselves are retry-delay's business: here they are short.
    pause: (durationMs, signal) => sleep(Math.min(durationMs, 20), undefined, { signal }),
  };
});

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  servers = [];
});

afterAll(async () => {
  await engine.progress.flush();
  await engine.backends.close();
  await gradingPool.close();
  await pool.end();
  await database.drop();
});

async function serve(listener: RequestListener, port = 0): Promise<number> {
  // Who a server is and how busy is asked beside the generations.
  const server = createServer((request, response) => {
    if (request.method === 'POST') listener(request, response);
    else response.writeHead(404).end();
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function queueRun(
  port: number,
  {
    graderKind = 'maze',
    itemsPerShard = ITEMS.length,
    servedName = 'served',
    dialect = 'plain',
  }: {
    graderKind?: string;
    itemsPerShard?: number;
    servedName?: string;
    dialect?: Dialect;
  } = {},
) {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: `http://127.0.0.1:${port}`,
    servedNames: [servedName],
    benchmarks: [{ name: 'maze', graderKind, items: ITEMS }],
    repeats: REPEATS,
    itemsPerShard,
    maxConcurrency: 3,
    dialect,
  });
  const run = await findOnlyRun(pool, sweepId);
  return { ...run, shardId: run.shardIds[0] ?? 0 };
}

async function findRun(runId: number) {
  const { rows } = await pool.query<{
    status: string;
    reason: string | null;
    samples: number;
    failures: number;
    attempts: number;
  }>(
    `select status, status_reason as reason,
            (select count(*)::int from sample where run_id = run.id) as samples,
            (select count(*)::int from sample_failure where run_id = run.id) as failures,
            (select count(*)::int from attempt where run_id = run.id) as attempts
       from run where id = $1`,
    [runId],
  );
  return rows[0];
}

const answering: RequestListener = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      choices: [{ message: { content: 'Final Answer: A' }, finish_reason: 'stop' }],
      usage: { prompt_tokens: 3, completion_tokens: 5 },
    }),
  );
};

function failing(status: number, message: string): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message } }));
  };
}

/** The first rows that are inserted here are refused, as by a database that restarts. */
async function refuseFirst(table: 'sample_failure' | 'run_weights', rows: number): Promise<void> {
  await pool.query(
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
    await pool.query('drop function refuse cascade; drop sequence refused');
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

async function changeBackend(runId: number, change: string, values: unknown[] = []) {
  await pool.query(
    `update backend set ${change}
      where id = (select backend_id from checkpoint join run on run.checkpoint_id = checkpoint.id
                   where run.id = $1)`,
    [runId, ...values],
  );
}

/** Answers nobody before it is told to. */
async function serveHeld() {
  const held: { authorization: string | undefined; answer: () => void }[] = [];
  const port = await serve((request, response) => {
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

function slotsInUse(port: number): number {
  const backends = engine.backends.all();
  const one = backends.find(({ replicas }) => replicas[0]?.url.endsWith(`:${port}`));
  return one?.slots.inFlight ?? 0;
}

async function workspaceOf(runId: number): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    'select workspace_id as id from run where id = $1',
    [runId],
  );
  return rows[0]?.id ?? 0;
}

/** A worker of another release: its grader of mazes has this version. */
function gradingAs(version: string): Engine {
  const graderOf = (kind: string) => ({ kind, name: 'maze-grader', version });
  return { ...engine, grading: { ...engine.grading, graderOf } };
}

describe('runShard', () => {
  it('stores every sample with its own seed and the request as it was sent, and completes the run', async () => {
    const run = await queueRun(await serve(answering));
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toEqual({
      status: 'completed',
      reason: null,
      samples: ITEMS.length * REPEATS,
      failures: 0,
      attempts: 0,
    });
    expect(await checkRollups(pool, run.gradingId)).toEqual([]);
    const { rows } = await pool.query<{
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
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices: [{ message, finish_reason: 'stop' }], usage }));
    });
    const run = await queueRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    const { rows } = await pool.query(
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
    const port = await serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const run = await queueRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    await pool.query(`update run set status = 'running' where id = $1`, [run.runId]);
    await pool.query('update run_shard set finished_at = null where id = $1', [run.shardId]);
    await pool.query('delete from sample where run_id = $1 and repeat = 2', [run.runId]);
    asked = 0;
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(asked).toBe(ITEMS.length);
    expect((await findRun(run.runId))?.samples).toBe(ITEMS.length * REPEATS);
  });

  it('waits for a backend that is away, says so, and loses nothing', async () => {
    const port = await serve(answering);
    const run = await queueRun(port);
    servers[0]?.close();
    servers = [];
    const running = runShard(engine, { shardId: run.shardId, signal: never });
    let notice: string | null = null;
    for (let looks = 0; looks < 300 && notice === null; looks += 1) {
      await sleep(20);
      notice = (await findRun(run.runId))?.reason ?? null;
    }
    expect(notice).toMatch(/^Waiting for backend "test" at http:.*ECONNREFUSED/);
    await serve(answering, port);
    await running;
    expect(await findRun(run.runId)).toEqual({
      status: 'completed',
      reason: null,
      samples: ITEMS.length * REPEATS,
      failures: 0,
      attempts: 0,
    });
  });

  it('goes on at the new address when that of a backend that is away was changed', async () => {
    const run = await queueRun(await serve(answering));
    servers[0]?.close();
    servers = [];
    const running = runShard(engine, { shardId: run.shardId, signal: never });
    const isWaiting = async () => (await findRun(run.runId))?.reason?.startsWith('Waiting for');
    while (!(await isWaiting())) await sleep(20);
    const url = `http://127.0.0.1:${await serve(answering)}`;
    await changeBackend(run.runId, 'replica_urls = array[$2]', [url]);
    await running;
    const whole = { status: 'completed', reason: null, samples: ITEMS.length * REPEATS };
    expect(await findRun(run.runId)).toEqual({ ...whole, failures: 0, attempts: 0 });
  });

  it('goes on under a limit and a key that were changed, and lets what is in flight end', async () => {
    const { port, held } = await serveHeld();
    const run = await queueRun(port);
    const running = runShard(engine, { shardId: run.shardId, signal: never });
    while (held.length < 3) await sleep(10);
    const cipher = encryptSecret(Buffer.alloc(32), 'sk-new');
    await changeBackend(run.runId, 'max_concurrency = 6, secret_cipher = $2', [cipher]);
    await sleep(400);
    expect(held).toHaveLength(3);
    for (const { answer } of held) answer();
    while (held.length < 3 + 6) await sleep(10);
    const keys = held.map(({ authorization }) => authorization);
    expect(keys.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(new Set(keys.slice(3))).toEqual(new Set(['Bearer sk-new']));
    for (let asked = 3; asked < ITEMS.length * REPEATS; asked += 1) {
      while (held.length <= asked) await sleep(10);
      held[asked]?.answer();
    }
    await running;
    const whole = { status: 'completed', reason: null, samples: ITEMS.length * REPEATS };
    expect(await findRun(run.runId)).toEqual({ ...whole, failures: 0, attempts: 0 });
    expect(held).toHaveLength(ITEMS.length * REPEATS);
  });

  it('stops at once and says why when the backend does not know the model', async () => {
    let asked = 0;
    const port = await serve((request, response) => {
      asked += 1;
      failing(404, 'The model `served` does not exist.')(request, response);
    });
    const run = await queueRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toMatchObject({ status: 'failed', samples: 0, failures: 0 });
    expect((await findRun(run.runId))?.reason).toContain('The model `served` does not exist.');
    // No more than the three that were in flight together.
    expect(asked).toBeLessThanOrEqual(3);
  });

  it('generates nothing that it could not grade, and says so', async () => {
    let asked = 0;
    const port = await serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const run = await queueRun(port, { graderKind: 'palmistry' });
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toMatchObject({ status: 'failed', samples: 0 });
    expect((await findRun(run.runId))?.reason).toMatch(
      /^There is no grader for "palmistry"; choose/,
    );
    expect(asked).toBe(0);
  });

  it('asks nothing of another model than its samples came from, and says so', async () => {
    let asked = 0;
    const port = await serve((request, response) => {
      asked += 1;
      answering(request, response);
    });
    const run = await queueRun(port, { itemsPerShard: 1 });
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(asked).toBe(REPEATS);
    await pool.query(
      `update checkpoint set served_name = 'another'
        where id = (select checkpoint_id from run where id = $1)`,
      [run.runId],
    );
    await runShard(engine, { shardId: run.shardIds[1] ?? 0, signal: never });
    expect(asked).toBe(REPEATS);
    const found = await findRun(run.runId);
    expect(found).toMatchObject({ status: 'failed', samples: REPEATS });
    expect(found?.reason).toMatch(/asks another model than the samples of its run came from/);
  });

  it('stops after the same refusal five times in a row', async () => {
    const run = await queueRun(await serve(failing(400, 'top_p is not supported')));
    await runShard(engine, { shardId: run.shardId, signal: never });
    const found = await findRun(run.runId);
    expect(found?.status).toBe('failed');
    expect(found?.reason).toContain('5 requests in a row');
    expect(found?.reason).toContain('top_p is not supported');
  });

  it('stops for what its shards are refused together, where each has too few to tell', async () => {
    const port = await serve(failing(400, 'top_p is not supported'));
    const run = await queueRun(port, { itemsPerShard: 1 });
    expect(run.shardIds).toHaveLength(ITEMS.length);
    await Promise.all(run.shardIds.map((shardId) => runShard(engine, { shardId, signal: never })));
    const found = await findRun(run.runId);
    expect(found).toMatchObject({ status: 'failed', samples: 0 });
    expect(found?.reason).toContain('top_p is not supported');
  });

  it('ends a stream that stalls for longer than the backend is given, names that, and asks again', async () => {
    const simulator = await startSimulator({
      ...{ dialect: 'plain', speed: 1_000, models: [{ id: 'sim-a', thinkingMedianTokens: 100 }] },
      faults: [{ fault: { kind: 'stall-mid-stream', afterTokens: 20 }, when: { times: 1 } }],
    });
    onTestFinished(() => simulator.close());
    const run = await queueRun(Number(new URL(simulator.urls[0] ?? '').port), {
      servedName: 'sim-a',
    });
    await changeBackend(run.runId, `time_limits = time_limits || '{"idleSeconds": 1}'`);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toMatchObject({ status: 'completed', samples: 12 });
    const { rows } = await pool.query(
      'select error_class as "errorClass", message, count(*)::int from attempt where run_id = $1 group by 1, 2',
      [run.runId],
    );
    const message = 'The reply had begun and then brought nothing for 1 s.';
    expect(rows).toEqual([{ errorClass: 'timeout-idle', message, count: 1 }]);
  });

  it('names a failure after eight attempts, and goes on with the others', async () => {
    let asked = 0;
    const port = await serve((request, response) => {
      asked += 1;
      // The items differ in their prompts; the first is the one that breaks the server.
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const breaks = body.includes(JSON.stringify(ITEMS[0]?.prompt).slice(1, -1));
        (breaks ? failing(500, 'out of memory') : answering)(request, response);
      });
    });
    const run = await queueRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toEqual({
      status: 'completed',
      reason: null,
      samples: (ITEMS.length - 1) * REPEATS,
      failures: REPEATS,
      attempts: 8 * REPEATS,
    });
    expect(asked).toBe((ITEMS.length - 1) * REPEATS + 8 * REPEATS);
  });

  it('names with each verdict the grader that gave it when workers are upgraded while the run goes on', async () => {
    const run = await queueRun(await serve(answering), { itemsPerShard: 1 });
    const versions = ['1', '2', '1'];
    for (const [index, shardId] of run.shardIds.entries()) {
      await runShard(gradingAs(versions[index] ?? ''), { shardId, signal: never });
    }
    const { rows } = await pool.query<{ id: string }>(
      'select id::text as id from sample where run_id = $1 order by id',
      [run.runId],
    );
    const verdicts = await Promise.all(rows.map(({ id }) => findSampleVerdicts(pool, id)));
    expect(verdicts.map((given) => given.map(({ graderVersion }) => graderVersion))).toEqual(
      versions.flatMap((version) => Array.from({ length: REPEATS }, () => [version])),
    );
    const [grading] = await findGradings(pool, await workspaceOf(run.runId), { runId: run.runId });
    expect(grading?.grader).toMatchObject({ name: 'maze-grader', version: '1 and 2' });
  });

  it('sends nothing new while too much is not stored yet, and goes on once it is', async () => {
    let asked = 0;
    const port = await serve((request, response) => {
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
    const run = await queueRun(port);
    const running = runShard({ ...engine, backlog }, { shardId: run.shardId, signal: never });
    while (held === 0) await sleep(10);
    await sleep(50);
    expect(asked).toBe(0);
    expect(slotsInUse(port)).toBe(0);
    isStored();
    await running;
    expect(await findRun(run.runId)).toMatchObject({ status: 'completed', samples: 12 });
  });

  it('counts what it generates until it is stored', async () => {
    const run = await queueRun(await serve(answering));
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
    await runShard({ ...engine, backlog: watched }, { shardId: run.shardId, signal: never });
    expect(unstored).toBe(0);
    expect(sizes).toHaveLength(ITEMS.length * REPEATS);
    expect(Math.min(...sizes)).toBeGreaterThan('Final Answer: A'.length);
  });

  it('closes its requests soon after the run was cancelled', async () => {
    let open = 0;
    const port = await serve((_, response) => {
      open += 1;
      response.on('close', () => (open -= 1));
    });
    const run = await queueRun(port);
    const running = runShard(engine, { shardId: run.shardId, signal: never });
    while (open < 3) await sleep(10);
    await pool.query(`update run set status = 'cancelled' where id = $1`, [run.runId]);
    await running;
    await sleep(50);
    expect(open).toBe(0);
    expect(await findRun(run.runId)).toMatchObject({ status: 'cancelled', samples: 0 });
  });

  it('stops when the queue says so, keeps what was generated and leaves the run to go on', async () => {
    const stop = new AbortController();
    let answered = 0;
    const port = await serve((request, response) => {
      answered += 1;
      if (answered <= 5) answering(request, response);
    });
    const run = await queueRun(port);
    const running = runShard(engine, { shardId: run.shardId, signal: stop.signal });
    while ((await findRun(run.runId))?.samples !== 5) await sleep(10);
    stop.abort(new Error('draining'));
    await expect(running).rejects.toThrow('draining');
    expect(await findRun(run.runId)).toMatchObject({ status: 'running', samples: 5, failures: 0 });
  });

  it('stores a named failure once the database is back, and stops no request for it', async () => {
    await refuseFirst('sample_failure', 3);
    const { seen, listener } = refusingOne();
    const run = await queueRun(await serve(listener));
    await runShard(engine, { shardId: run.shardId, signal: never });
    const all = ITEMS.length * REPEATS;
    expect(seen).toEqual({ asked: all, aborted: 0 });
    expect(await findRun(run.runId)).toMatchObject({
      ...{ status: 'completed', samples: all - 1, failures: 1 },
    });
  });

  it('waits for the database no longer than the queue lets it', async () => {
    await refuseFirst('sample_failure', 1_000_000);
    const run = await queueRun(await serve(refusingOne().listener));
    const stop = new AbortController();
    const running = runShard(engine, { shardId: run.shardId, signal: stop.signal });
    while ((await findRun(run.runId))?.samples !== ITEMS.length * REPEATS - 1) await sleep(10);
    stop.abort(new Error('draining'));
    await expect(running).rejects.toThrow('draining');
    expect(await findRun(run.runId)).toMatchObject({ status: 'running', failures: 0 });
  });

  it('notes the weights of its run once the database is back', async () => {
    await refuseFirst('run_weights', 3);
    const simulator = await startSimulator({
      ...{ dialect: 'sglang', speed: 1_000, models: [{ id: 'sim-a' }] },
    });
    onTestFinished(() => simulator.close());
    const run = await queueRun(Number(new URL(simulator.urls[0] ?? '').port), {
      ...{ servedName: 'sim-a', dialect: 'sglang' },
    });
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toMatchObject({ status: 'completed', samples: 12 });
    const { rows } = await pool.query(
      'select number, weights_id as "weightsId" from run_weights where run_id = $1',
      [run.runId],
    );
    expect(rows).toEqual([{ number: 1, weightsId: 'initial' }]);
  });
});
