import { afterAll, beforeAll, expect, it } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '@assay/api/testing/api-fixture';
import { insertMeasuredRun, type MeasuredRun } from '@assay/api/testing/measured-run';
import { WORKER_TOKEN_PURPOSE } from '@assay/contracts/in-flight';
import type { AnswerGroups, AnswerGroupsQuestion } from '@assay/contracts/statistics/answer-groups';
import { deriveToken } from '@assay/db/secrets';
import { createGrading } from '@assay/grading/grade';
import { createGradingPool, type GradingPool } from '@assay/grading/pool/grading-pool';

import { groupAnswers } from '../engine/group-answers.ts';
import { createInFlight } from '../observe/in-flight.ts';
import { startWorkerServer, type WorkerServer } from './server.ts';

/** Two right answers, and three wrong ones that say the same: by texts two of five win, by value three of them do. */
const WRONG_IN_THREE_NOTATIONS = ['2', '2', '1/2', '0.5', String.raw`\frac12`];
const LIMIT_MS = 60_000;

let fixture: ApiFixture;
let pool: GradingPool;
let server: WorkerServer;
let math: MeasuredRun;
let sameMath: MeasuredRun;
let maze: MeasuredRun;
let held: MeasuredRun;
/** What the worker waits for before it compares. */
let gate: Promise<void> = Promise.resolve();

beforeAll(async () => {
  fixture = await createApiFixture();
  math = await measure('math', 'solver');
  sameMath = await measure('math', 'other');
  maze = await measure('maze', 'solver');
  held = await measure('number', 'solver');
  await fixture.services.pool.query(`update run set status = 'completed'`);
  pool = createGradingPool({ threads: 1, timeLimitMs: LIMIT_MS });
  // The web app waits for seconds only, and a thread may take them to start.
  await askHere({ kind: 'math', graderParams: {}, items: [{ problem: {}, texts: ['1', '2'] }] });
  server = await startServer();
});

afterAll(async () => {
  await server.close();
  await pool.close();
  await fixture.close();
});

function measure(graderKind: string, checkpoint: string): Promise<MeasuredRun> {
  return insertMeasuredRun(fixture.services, {
    ...{ workspace: fixture.home, benchmark: graderKind, graderKind, checkpoint },
    ...{ itemCount: 1, repeats: WRONG_IN_THREE_NOTATIONS.length },
    samples: WRONG_IN_THREE_NOTATIONS.map((extracted, repeat) => ({
      ...{ item: 0, repeat },
      verdict: { extracted, outcome: extracted === '2' ? 'correct' : 'incorrect' },
    })),
  });
}

function askHere(
  question: AnswerGroupsQuestion,
  signal = AbortSignal.timeout(LIMIT_MS),
): Promise<AnswerGroups> {
  const { grade } = createGrading({ pool, onFault: () => undefined });
  return groupAnswers(grade, question, signal);
}

function startServer(): Promise<WorkerServer> {
  return startWorkerServer({
    host: '127.0.0.1',
    port: 0,
    readiness: () => Promise.resolve(null),
    metrics: { contentType: 'text/plain', read: () => Promise.resolve('') },
    controls: {
      token: deriveToken(fixture.services.secretKey, WORKER_TOKEN_PURPOSE),
      inFlight: createInFlight(),
      backendState: () => ({ waiting: 0, replicas: [] }),
      testPrompt: () => Promise.resolve(null),
      groupAnswers: async (question) => {
        await gate;
        return askHere(question);
      },
      drain: () => undefined,
      status: () => Promise.reject(new Error('not asked')) as never,
    },
  });
}

const caller = () => callerFor(fixture.services, fixture.home.actors.viewer);
const majorityOf = async ({ runId }: MeasuredRun) => {
  const { majAtK, answerEquality } = await caller().statistics.run({ runId });
  return { majority: majAtK?.['5']?.value, answerEquality };
};

it('compares wrong answers by their texts while no worker is there, says so, and asks again', async () => {
  expect(await majorityOf(math)).toEqual({
    majority: 1,
    answerEquality: { kind: 'math', questionsByText: 1, because: 'worker' },
  });
  await fixture.services.pool.query(
    `insert into worker (id, host, pid, url, queue_worker_ids, heartbeat_at)
     values ('w', 'h', 1, $1, '{}', now() + interval '1 hour')`,
    [server.url],
  );
  expect(await majorityOf(math)).toEqual({
    majority: 0,
    answerEquality: { kind: 'math', questionsByText: 0, because: null },
  });
});

it('lets texts decide where answers cannot be held against each other, and names the kind', async () => {
  expect(await majorityOf(maze)).toEqual({
    majority: 1,
    answerEquality: { kind: 'maze', questionsByText: 1, because: 'kind' },
  });
});

it('gives everything but the majority while a worker still compares', async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => {
    open = resolve;
  });
  const whole = caller().statistics.run({ runId: held.runId });
  const atOnce = await caller().statistics.run({ runId: held.runId, withMajority: false });
  expect(atOnce).toMatchObject({ majAtK: null, answerEquality: null, accuracy: { mean: 2 / 5 } });
  open();
  const { majAtK, answerEquality, ...rest } = await whole;
  expect(majAtK?.['5']?.n).toBe(1);
  expect(answerEquality).toMatchObject({ kind: 'number', because: null });
  expect(atOnce).toMatchObject(rest);
});

it('takes for true what most answers say, and not how they are written', async () => {
  const { items, answerEquality } = await caller().teachable.choose({
    ...{ strongRunId: math.runId, weakRunIds: [sameMath.runId] },
    ...{ truth: 'plurality', list: 'all' },
  });
  expect(answerEquality).toMatchObject({ questionsByText: 0 });
  expect(items[0]?.proxy).toMatchObject({ votes: 3, samples: 5, isTie: false });
  expect(items[0]?.agreement).toMatchObject({ value: 3 / 5, n: 5 });
});

it('tells no time for an item whose comparison was stopped, and does not fail', async () => {
  const question = {
    kind: 'math' as const,
    graderParams: {},
    items: [{ problem: {}, texts: ['1', '2'] }],
  };
  expect(await askHere(question, AbortSignal.abort())).toEqual([null]);
});

it('goes by the parameters and the options of the item', async () => {
  const tolerance = { absolute: 0.5 };
  const texts = ['10', '10.4', '11'];
  const items = [
    { problem: {}, texts },
    { problem: { params: { tolerance } }, texts },
  ];
  expect(await askHere({ kind: 'number', graderParams: {}, items })).toEqual([
    [0, 1, 2],
    [0, 0, 1],
  ]);
  const cities = { problem: { options: ['Paris', 'London'] }, texts: ['B', 'London', 'A'] };
  expect(await askHere({ kind: 'choice', graderParams: {}, items: [cities] })).toEqual([[0, 0, 1]]);
});
