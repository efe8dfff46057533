import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '@assay/api/testing/api-fixture';
import { storeBenchmarkVersion } from '@assay/db/queries/store-benchmark-version';
import { checkRollups } from '@assay/db/record/rebuild-rollups';

import { end, killChildren, startWorker } from '../testing/child-processes.ts';
import { readServerUnderTest } from './env.ts';

/**
 * A worker against the server that ASSAY_TEST_BACKEND_URL names, from the URL to the traces. What a model says is
 * its own affair: only what every server owes is claimed.
 */

const server = readServerUnderTest();

const REPEATS = 4;
const MAX_TOKENS = 200;
const QUESTIONS = [
  'How many are 3 apples and 4 apples? Put the answer in \\boxed{}.',
  'Was ist 12 − 5? Antworte mit einer Zahl, größer als 0.',
  '计算 6 乘以 7，把答案放在 \\boxed{} 里。',
  'Add these: 🍎🍎🍎 + 🍎. A "quote", a \\backslash, a tab\tand a line\nbreak belong to the question.',
  `A long one. ${'The train leaves at nine and arrives at noon. '.repeat(40)}How long does it take?`,
];
const PLANNED = QUESTIONS.length * REPEATS;

interface StoredSample {
  item: string;
  repeat: number;
  finish: string;
  promptTokens: number | null;
  completionTokens: number | null;
  tokensEstimated: boolean;
  /** The body as it was sent. */
  request: string;
  content: string;
  reasoning: string | null;
}

let fixture: ApiFixture;
let served: {
  dialect: string;
  /** The same model under eight requests at once, and under one. */
  checkpointId: number;
  oneByOneId: number;
  versionId: number;
};

beforeAll(async () => {
  fixture = await createApiFixture();
  served = await setUp();
});

afterAll(async () => {
  killChildren();
  await fixture.close();
});

/** As a person does it: probe, add what was found, name a checkpoint. */
async function setUp(): Promise<typeof served> {
  const caller = member();
  const { url } = server;
  const secret = server.secret === undefined ? {} : { secret: server.secret };
  const [probe] = await caller.backends.probe({ replicaUrls: [url], ...secret });
  if (!probe) throw new Error('Nothing was probed.');
  expect(probe, probe.message).toMatchObject({ reachable: true });
  const servedName = server.model ?? probe.models[0]?.id ?? null;
  if (servedName === null || probe.dialect === null)
    throw new Error(`No model to ask: ${probe.message}`);
  const { dialect } = probe;
  async function addCheckpoint(servedName: string, maxConcurrency: number): Promise<number> {
    const name = `${servedName}, ${maxConcurrency} at once`;
    const backend = { name, replicaUrls: [url], dialect, maxConcurrency, ...secret };
    const { id: backendId } = await caller.backends.create(backend);
    return (await caller.checkpoints.create({ backendId, name, servedName })).id;
  }
  return {
    dialect,
    checkpointId: await addCheckpoint(servedName, 8),
    oneByOneId: await addCheckpoint(servedName, 1),
    versionId: await insertQuestions(),
  };
}

async function insertQuestions(): Promise<number> {
  const stored = await storeBenchmarkVersion(
    fixture.services.pool,
    {
      workspaceId: fixture.home.id,
      benchmark: { name: 'questions', title: 'Questions', description: 'For a real server.' },
      source: () => ({ kind: 'test' }),
      grader: { kind: 'number', name: 'number', version: '1', params: {} },
      template: '{{prompt}}',
      defaultRepeats: null,
    },
    QUESTIONS.map((prompt, place) => ({
      key: `question-${place}`,
      prompt,
      gold: '7',
      problem: {},
      attributes: {},
    })),
  );
  return stored.versionId;
}

function member() {
  return callerFor(fixture.services, fixture.home.actors.member);
}

async function queue(
  name: string,
  { checkpointId = served.checkpointId, maxTokens = MAX_TOKENS } = {},
): Promise<number> {
  const { id } = await member().sweeps.create({
    name,
    checkpointIds: [checkpointId],
    benchmarkVersionIds: [served.versionId],
    repeats: REPEATS,
    sampling: { temperature: 0.8, topP: 0.95, maxTokens },
  });
  return id;
}

async function withWorker<Result>(use: () => Promise<Result>): Promise<Result> {
  const { child } = await startWorker(fixture.databaseUrl, { ASSAY_SECRET_KEY: '07'.repeat(32) });
  const result = await use();
  expect(await end(child, 'SIGTERM')).toBe(0);
  return result;
}

/** @throws what the run says where it failed */
async function untilEnded(sweepId: number): Promise<string> {
  for (;;) {
    const { progress } = await member().sweeps.get({ id: sweepId });
    const broken = progress.runs.find(({ status }) => status === 'failed');
    if (broken) throw new Error(broken.statusReason ?? 'the run failed');
    if (progress.status === 'completed' || progress.status === 'cancelled') return progress.status;
    await sleep(100);
  }
}

async function readSamples(sweepId: number): Promise<StoredSample[]> {
  const { rows } = await fixture.services.pool.query<StoredSample>(
    `select item.key as item, repeat, finish::text, prompt_tokens as "promptTokens",
            completion_tokens as "completionTokens", tokens_estimated as "tokensEstimated",
            request, content, reasoning
       from sample
       join run on run.id = sample.run_id
       join item on item.id = sample.item_id
       join trace on trace.sample_id = sample.id
      where run.sweep_id = $1
      order by item.key, repeat`,
    [sweepId],
  );
  return rows;
}

it('has one sample for every question and repeat, with a finish and tokens as the server counts them', async () => {
  const sweepId = await queue('whole');
  const status = await withWorker(() => untilEnded(sweepId));
  const samples = await readSamples(sweepId);
  expect(status).toBe('completed');
  expect(samples.map(({ item, repeat }) => `${item}/${repeat}`)).toHaveLength(PLANNED);
  expect(new Set(samples.map(({ item, repeat }) => `${item}/${repeat}`)).size).toBe(PLANNED);
  for (const sample of samples) {
    expect(['stop', 'length']).toContain(sample.finish);
    expect(sample.completionTokens).toBeGreaterThan(0);
    expect(sample.completionTokens).toBeLessThanOrEqual(MAX_TOKENS);
    if (sample.finish === 'length' && !sample.tokensEstimated)
      expect(sample.completionTokens).toBe(MAX_TOKENS);
  }
  for (const group of byItem(samples))
    expect(new Set(group.map(({ promptTokens }) => promptTokens)).size).toBe(1);
  await expectRollupsToAgree(sweepId);
  console.info(describe(samples));
});

it.runIf(server.isSeeded)(
  'has another text for each repeat; what a trace stores as sent gives its text once more',
  async () => {
    const sweepId = await queue('seeded', { checkpointId: served.oneByOneId });
    await withWorker(() => untilEnded(sweepId));
    const samples = await readSamples(sweepId);
    for (const group of byItem(samples))
      expect(new Set(group.map(({ content }) => content)).size).toBe(REPEATS);
    for (const sample of samples) expect(await askAgain(sample)).toBe(sample.content);
  },
);

it('asks for nothing more once it is cancelled, and the server has its slots back', async () => {
  const sweepId = await queue('cancelled', { maxTokens: 100_000 });
  await withWorker(async () => {
    const isRunning = async () =>
      (await member().sweeps.get({ id: sweepId })).progress.status === 'running';
    while (!(await isRunning())) await sleep(50);
    await member().sweeps.cancel({ id: sweepId });
    expect(await untilEnded(sweepId)).toBe('cancelled');
    if (served.dialect === 'llamacpp') while ((await busySlots()) > 0) await sleep(50);
  });
  expect((await readSamples(sweepId)).length).toBeLessThanOrEqual(PLANNED);
});

async function askAgain({ request }: StoredSample): Promise<string> {
  const response = await fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...(JSON.parse(request) as object), stream: false }),
  });
  const reply = (await response.json()) as { choices: [{ message: { content: string } }] };
  return reply.choices[0].message.content.replaceAll('\u0000', '\uFFFD');
}

async function busySlots(): Promise<number> {
  const response = await fetch(new URL('/slots', server.url));
  const slots = (await response.json()) as { is_processing: boolean }[];
  return slots.filter(({ is_processing }) => is_processing).length;
}

async function expectRollupsToAgree(sweepId: number): Promise<void> {
  const { pool } = fixture.services;
  const { rows } = await pool.query<{ gradingId: number }>(
    'select current_grading_id as "gradingId" from run where sweep_id = $1',
    [sweepId],
  );
  for (const { gradingId } of rows) expect(await checkRollups(pool, gradingId)).toEqual([]);
}

function byItem(samples: readonly StoredSample[]): StoredSample[][] {
  return [...new Set(samples.map(({ item }) => item))].map((item) =>
    samples.filter((sample) => sample.item === item),
  );
}

function describe(samples: readonly StoredSample[]): string {
  const tokens = samples.map(({ completionTokens }) => completionTokens ?? 0);
  const cutOff = samples.filter(({ finish }) => finish === 'length').length;
  const estimated = samples.filter(({ tokensEstimated }) => tokensEstimated).length;
  return `${served.dialect}: ${samples.length} replies of ${Math.min(...tokens)} to ${Math.max(...tokens)} tokens, ${cutOff} cut off, tokens of ${estimated} estimated`;
}
