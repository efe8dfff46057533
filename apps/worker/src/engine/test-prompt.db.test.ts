import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import { createPool, type DatabasePool } from '@assay/db/pool';
import { createTestDatabase } from '@assay/db/testing/test-database';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { backendState } from './backend-state.ts';
import { createBackends } from './backends.ts';
import { testPrompt } from './test-prompt.ts';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let pool: DatabasePool;
let workspaceId: number;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = createPool({ connectionString: database.url });
  workspaceId = await insertWorkspace('home');
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

async function insertWorkspace(slug: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    'insert into workspace (name, slug) values ($1, $1) returning id',
    [slug],
  );
  return rows[0]?.id ?? 0;
}

async function openBackend(url: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into backend (workspace_id, name, dialect, replica_urls, max_concurrency)
     values ($1, $2, 'vllm', array[$2], 2) returning id`,
    [workspaceId, url],
  );
  return rows[0]?.id ?? 0;
}

function means(limitMs: number) {
  const backends = createBackends(Buffer.alloc(32));
  onTestFinished(() => backends.close());
  return { pool, backends, limitMs };
}

const QUESTION = { prompt: 'Two and two?', maxTokens: 64, sampling: { temperature: 0 } };

test('a prompt is asked as a run asks, and the request is shown as it was sent', async () => {
  const simulator = await startSimulator({ models: [{ id: 'sim-a' }] });
  onTestFinished(() => simulator.close());
  const url = `${simulator.urls[0] ?? ''}/v1`;
  const backendId = await openBackend(url);
  const tools = means(30_000);
  expect(backendState(tools.backends, backendId)).toEqual({ waiting: 0, replicas: [] });
  const reply = await testPrompt(tools, {
    ...QUESTION,
    ...{ workspaceId, backendId, servedName: 'sim-a' },
  });
  expect(reply).toMatchObject({ kind: 'reply', url, tokensEstimated: false });
  if (reply?.kind !== 'reply') return;
  expect(reply.completionTokens).toBeGreaterThan(0);
  expect(JSON.parse(reply.request)).toMatchObject({
    model: 'sim-a',
    messages: [{ role: 'user', content: 'Two and two?' }],
    temperature: 0,
    max_tokens: 64,
    top_k: -1,
  });
  expect(backendState(tools.backends, backendId)).toMatchObject({
    waiting: 0,
    replicas: [{ url, inFlight: 0, limit: 2, breaker: 'closed' }],
  });
});

test('a backend that is not to stream is asked for the whole reply here too', async () => {
  const simulator = await startSimulator({ models: [{ id: 'sim-a' }] });
  onTestFinished(() => simulator.close());
  const backendId = await openBackend(`${simulator.urls[0] ?? ''}/v1`);
  await pool.query(`update backend set replies = 'whole' where id = $1`, [backendId]);
  const wanted = { ...QUESTION, workspaceId, backendId, servedName: 'sim-a' };
  const reply = await testPrompt(means(30_000), wanted);
  expect(reply).toMatchObject({ kind: 'reply', firstTokenMs: null, tokensEstimated: false });
  expect(simulator.state().requests.map(({ stream }) => stream)).toEqual([false]);
});

test('a server that is too slow to end in time is shown with what it has written, and asked no more', async () => {
  // 8 ms a token: some seconds.
  const simulator = await startSimulator({
    models: [{ id: 'sim-a' }],
    reply: () => ({ thinking: 'Two '.repeat(20), content: 'Four. '.repeat(400) }),
  });
  onTestFinished(() => simulator.close());
  const url = `${simulator.urls[0] ?? ''}/v1`;
  const backendId = await openBackend(url);
  const tools = means(500);
  const wanted = { ...QUESTION, maxTokens: 2_048, workspaceId, backendId, servedName: 'sim-a' };
  const reply = await testPrompt(tools, wanted);
  expect(reply).toMatchObject({
    ...{ kind: 'unfinished', url, thinking: expect.stringMatching(/^Two /) as string },
    message: 'The reply had not ended after 0.5 s, and was ended there; a run waits longer.',
  });
  expect(backendState(tools.backends, backendId).replicas).toMatchObject([{ inFlight: 0 }]);
  await expect.poll(() => simulator.state().totals).toMatchObject({ cancelled: 1, inFlight: 0 });
});

test.each([
  ['streamed', /^No text came within 0\.2 s: the server may be busy or still loading/],
  ['whole', /^The reply had not ended after 0\.2 s, .* come whole: ask for fewer tokens\.$/],
])(
  'of a reply that is %s and of which nothing came in time, it says what to do',
  async (...row) => {
    const [replies, message] = row;
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const backendId = await openBackend(`http://127.0.0.1:${port}/v1`);
    await pool.query('update backend set replies = $2 where id = $1', [backendId, replies]);
    const wanted = { ...QUESTION, workspaceId, backendId, servedName: 'm' };
    await expect(testPrompt(means(200), wanted)).resolves.toMatchObject({
      kind: 'failure',
      message: expect.stringMatching(message) as string,
    });
  },
);

test("another workspace's backend is not there", async () => {
  const backendId = await openBackend('http://127.0.0.1:9/v1');
  const stranger = await insertWorkspace('other');
  const wanted = { ...QUESTION, backendId, servedName: 'm', workspaceId: stranger };
  await expect(testPrompt(means(1_000), wanted)).resolves.toBeNull();
});

test('what the server refuses is told in its words', async () => {
  const simulator = await startSimulator({ models: [{ id: 'sim-a' }] });
  onTestFinished(() => simulator.close());
  const backendId = await openBackend(`${simulator.urls[0] ?? ''}/v1`);
  const wanted = { ...QUESTION, workspaceId, backendId, servedName: 'another' };
  await expect(testPrompt(means(30_000), wanted)).resolves.toMatchObject({
    kind: 'failure',
    message: expect.stringContaining('404') as string,
  });
});

test('a server that is away is told once, and the slot is free again', async () => {
  const backendId = await openBackend('http://127.0.0.1:10/v1');
  const tools = means(30_000);
  const wanted = { ...QUESTION, workspaceId, backendId, servedName: 'm' };
  await expect(testPrompt(tools, wanted)).resolves.toMatchObject({ kind: 'failure' });
  expect(backendState(tools.backends, backendId).replicas).toMatchObject([{ inFlight: 0 }]);
});

test('a server that was away is asked whether anybody answers before the prompt is sent, as in a run', async () => {
  const asked: string[] = [];
  // A tunnel: it takes connections for a server that is not there.
  const tunnel = createServer((request) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    request.socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => tunnel.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void tunnel.close());
  const { port } = tunnel.address() as AddressInfo;
  const backendId = await openBackend(`http://127.0.0.1:${port}/v1`);
  const tools = means(10_000);
  const wanted = { ...QUESTION, workspaceId, backendId, servedName: 'm' };
  for (let prompts = 0; prompts < 6; prompts += 1) {
    await expect(testPrompt(tools, wanted)).resolves.toMatchObject({ kind: 'failure' });
  }
  const prompt = 'POST /v1/chat/completions';
  expect(asked).toEqual([prompt, prompt, prompt, prompt, prompt, 'GET /v1/models']);
});
