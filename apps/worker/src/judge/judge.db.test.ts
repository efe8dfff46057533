import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { insertGradings } from '@assay/db/queries/gradings';
import { findOnlyRun, insertTestSweep } from '@assay/db/testing/insert-test-sweep';
import { silentLog } from '@assay/db/testing/silent-log';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { inTransaction } from '@assay/db/transaction';
import { createGrading } from '@assay/grading/grade';
import { createJudgeGrader } from '@assay/grading/judge/judge-grader';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';

import { createBackends } from '../engine/backends.ts';
import { createEngine, type Engine } from '../engine/engine.ts';
import { regradeRun } from '../engine/regrade-run.ts';
import { runShard } from '../engine/run-shard.ts';
import { createJudgementCache } from './judgement-cache.ts';
import { createJudgeOpener } from './open-judge.ts';

const ITEMS = 5;
const REPEATS = 4;
const SLOTS = 3;
const JUDGE = 'judge-7b';
const never = new AbortController().signal;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;
let gradingPool: GradingPool;
let engine: Engine;
let servers: Server[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  gradingPool = createGradingPool({ threads: 1 });
  engine = makeEngine();
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

/** The parts of a worker that make verdicts; as another worker it shares nothing but the database. */
function makeEngine(): Engine {
  const backends = createBackends(Buffer.alloc(32));
  const pause: Engine['pause'] = (durationMs, signal) =>
    sleep(Math.min(durationMs, 20), undefined, { signal });
  const grading = createGrading({
    pool: gradingPool,
    asyncGraders: [
      createJudgeGrader({
        openJudge: createJudgeOpener({ pool, backends, pause }),
        cache: createJudgementCache(pool, silentLog),
      }),
    ],
    onFault: (error) => {
      throw error;
    },
  });
  return { ...createEngine({ pool, log: silentLog, backends, grading }), pause };
}

interface ChatQuestion {
  model: string;
  messages: { role: string; content: string }[];
}

interface ChatAnswer {
  status?: number;
  content: string;
}

/** One server for the checkpoint, which always says "The answer is 7.", and for the judge, which answers as told. */
async function serve(judge: (question: ChatQuestion, count: number) => ChatAnswer) {
  const seen = { judged: [] as ChatQuestion[], mostAtOnce: 0 };
  let atOnce = 0;
  async function answer(body: unknown): Promise<ChatAnswer> {
    const question = body as ChatQuestion;
    if (question.model === JUDGE) seen.judged.push(question);
    const count = seen.judged.length;
    await sleep(5);
    return question.model === JUDGE ? judge(question, count) : { content: 'The answer is 7.' };
  }

  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    atOnce += 1;
    seen.mostAtOnce = Math.max(seen.mostAtOnce, atOnce);
    json(request)
      .then(answer)
      .then(({ status = 200, content }) => {
        atOnce -= 1;
        const choices = [{ message: { content }, finish_reason: 'stop' }];
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ choices }));
      })
      .catch(() => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { seen, port: (server.address() as AddressInfo).port };
}

/** A queued run whose replies a checkpoint of the same backend is to judge. */
async function queueJudgedRun(port: number, params: Record<string, unknown> = {}) {
  const sweepId = await insertTestSweep(pool, {
    backendUrl: `http://127.0.0.1:${port}`,
    servedNames: ['served'],
    benchmarks: [
      {
        name: 'sevens',
        graderKind: 'judge',
        items: Array.from({ length: ITEMS }, (_, index) => ({
          key: `k${index}`,
          prompt: `What is ${index} + ${7 - index}?`,
          gold: '7',
          problem: {},
          attributes: {},
        })),
      },
    ],
    repeats: REPEATS,
    itemsPerShard: ITEMS,
    maxConcurrency: SLOTS,
  });
  const run = await findOnlyRun(pool, sweepId);
  const { rows } = await pool.query<{ id: number }>(
    `insert into checkpoint (workspace_id, backend_id, name, served_name, system_message)
     select workspace_id, backend_id, $2, $2, 'You are strict.'
       from checkpoint
      where id = (select checkpoint_id from run where id = $1)
     returning id`,
    [run.runId, JUDGE],
  );
  const judgeId = rows[0]?.id ?? 0;
  const graderParams = { judge: { checkpointId: judgeId }, ...params };
  await pool.query('update grading set grader_params = $2 where id = $1', [
    run.gradingId,
    JSON.stringify(graderParams),
  ]);
  return { ...run, shardId: run.shardIds[0] ?? 0, judgeId, graderParams };
}

async function countVerdicts(gradingId: number) {
  const { rows } = await pool.query<{ reason: string; verdicts: number; detail: string }>(
    `select reason, count(*)::int as verdicts, min(detail) as detail
       from verdict where grading_id = $1 group by reason order by reason`,
    [gradingId],
  );
  return rows;
}

async function findRun(runId: number) {
  const { rows } = await pool.query<{ status: string; reason: string | null }>(
    'select status, status_reason as reason from run where id = $1',
    [runId],
  );
  return rows[0];
}

const CORRECT: ChatAnswer = { content: 'They agree.\n{"verdict": "correct"}' };

describe('a checkpoint as judge', () => {
  it('judge alone: decides on every reply through the slots of its backend', async () => {
    const { seen, port } = await serve(() => CORRECT);
    const run = await queueJudgedRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await countVerdicts(run.gradingId)).toEqual([
      {
        reason: 'verified',
        verdicts: ITEMS * REPEATS,
        detail: expect.stringMatching(
          /^Judged by "judge-7b" of test with the template equivalence 1 \([0-9a-f]{12}\)\.$/,
        ) as string,
      },
    ]);
    expect(await findRun(run.runId)).toMatchObject({ status: 'completed' });
    expect(seen.mostAtOnce).toBeLessThanOrEqual(SLOTS);
    expect(seen.judged[0]?.messages.map(({ role }) => role)).toEqual(['system', 'user']);
  });

  it('judgement cache asks once for each question, and not again in another worker', async () => {
    const { seen, port } = await serve(() => CORRECT);
    const run = await queueJudgedRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    // All repeats of an item gave the same reply.
    expect(seen.judged).toHaveLength(ITEMS);
    const { rows } = await pool.query(
      `select distinct judge, left(template_version, 13) as template, outcome from judgement`,
    );
    expect(rows).toEqual([{ judge: JUDGE, template: 'equivalence 1', outcome: 'correct' }]);

    const [gradingId = 0] = await inTransaction(pool, (client) =>
      insertGradings(client, {
        runIds: [run.runId],
        graderParams: run.graderParams,
        createdById: null,
      }),
    );
    const other = makeEngine();
    await regradeRun(other, { gradingId, signal: never });
    await other.backends.close();
    expect(await countVerdicts(gradingId)).toEqual(await countVerdicts(run.gradingId));
    expect(seen.judged).toHaveLength(ITEMS);
  });

  it('judge after rule: is asked only where the rule could not decide', async () => {
    const { seen, port } = await serve(() => CORRECT);
    const run = await queueJudgedRun(port, { rule: { kind: 'number' } });
    await runShard(engine, { shardId: run.shardId, signal: never });
    const [row, ...others] = await countVerdicts(run.gradingId);
    expect(row).toMatchObject({ reason: 'verified', verdicts: ITEMS * REPEATS });
    expect(row?.detail).toMatch(/Decided by the rule number \d+; no judge was asked\.$/);
    expect(others).toEqual([]);
    expect(seen.judged).toEqual([]);
  });

  it('can be replaced by another kind of grader, and come again', async () => {
    const { seen, port } = await serve(() => ({ content: '{"verdict": "incorrect"}' }));
    const run = await queueJudgedRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    const [gradingId = 0] = await inTransaction(pool, (client) =>
      insertGradings(client, {
        runIds: [run.runId],
        graderKind: 'number',
        graderParams: {},
        createdById: null,
      }),
    );
    await regradeRun(engine, { gradingId, signal: never });
    expect(await countVerdicts(gradingId)).toMatchObject([{ reason: 'verified' }]);
    expect(await countVerdicts(run.gradingId)).toMatchObject([{ reason: 'wrong-answer' }]);
    expect(seen.judged).toHaveLength(ITEMS);
  });

  it('unreadable judgement is unscorable, never 0', async () => {
    const { port } = await serve(() => ({ content: 'Who am I to judge?' }));
    const run = await queueJudgedRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await countVerdicts(run.gradingId)).toMatchObject([
      { reason: 'unreadable-judgement', verdicts: ITEMS * REPEATS },
    ]);
  });

  it('is waited for while its backend is full, and no reply pays for it', async () => {
    const { seen, port } = await serve((_, count) =>
      count <= 12 ? { status: 503, content: '' } : CORRECT,
    );
    const run = await queueJudgedRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await countVerdicts(run.gradingId)).toMatchObject([
      { reason: 'verified', verdicts: ITEMS * REPEATS },
    ]);
    expect(seen.judged).toHaveLength(12 + ITEMS);
  });

  it('fails the run with a sentence when it refuses everybody', async () => {
    const { port } = await serve(() => ({ status: 404, content: '' }));
    const run = await queueJudgedRun(port);
    await runShard(engine, { shardId: run.shardId, signal: never });
    const { status, reason } = (await findRun(run.runId)) ?? {};
    expect(status).toBe('failed');
    expect(reason).toMatch(
      /^The judge cannot be asked\. Backend "test" does not know the model "judge-7b"/,
    );
    expect(await countVerdicts(run.gradingId)).toEqual([]);
  });

  it('is not asked under weights that are not its own: the run stops, and says what to do', async () => {
    const { seen, port } = await serve(() => CORRECT);
    const run = await queueJudgedRun(port);
    const serveAsWeights = `update checkpoint set serving = 'weights', weights_path = '/w' where id = $1`;
    await pool.query(serveAsWeights, [run.judgeId]);
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await findRun(run.runId)).toEqual({
      status: 'failed',
      reason:
        'The checkpoint "judge-7b" cannot judge, since it has to be loaded first (Full weights): name a judge that is served as it is, on a backend that keeps its weights.',
    });
    expect(seen.judged).toEqual([]);
    expect(await countVerdicts(run.gradingId)).toEqual([]);
  });

  it('is never one of another workspace', async () => {
    const { seen, port } = await serve(() => CORRECT);
    const { judgeId } = await queueJudgedRun(port);
    const run = await queueJudgedRun(port, { judge: { checkpointId: judgeId } });
    await runShard(engine, { shardId: run.shardId, signal: never });
    expect(await countVerdicts(run.gradingId)).toEqual([
      {
        reason: 'unreadable-gold',
        verdicts: ITEMS * REPEATS,
        detail: `There is no checkpoint ${judgeId} in this workspace to be the judge: name another.`,
      },
    ]);
    expect(seen.judged).toEqual([]);
  });

  it('leaves a run that is cancelled while it waits for the judge', async () => {
    const { port } = await serve(() => ({ status: 503, content: '' }));
    const run = await queueJudgedRun(port);
    const stop = new AbortController();
    const running = runShard(engine, { shardId: run.shardId, signal: stop.signal });
    await sleep(200);
    stop.abort(new Error('the worker drains'));
    await expect(running).rejects.toThrow('the worker drains');
    expect(await countVerdicts(run.gradingId)).toEqual([]);
  });
});
