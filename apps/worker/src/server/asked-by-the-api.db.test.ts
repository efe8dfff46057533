import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';

import { callerFor, createApiFixture, type ApiFixture } from '@assay/api/testing/api-fixture';
import { WORKER_TOKEN_PURPOSE } from '@assay/contracts/in-flight';
import { deriveToken } from '@assay/db/secrets';
import { startSimulator, type Simulator } from '@assay/inference-simulator/start-simulator';

import { backendState } from '../engine/backend-state.ts';
import { createBackends } from '../engine/backends.ts';
import { testPrompt } from '../engine/test-prompt.ts';
import { createInFlight } from '../observe/in-flight.ts';
import { startWorkerServer } from './server.ts';

let fixture: ApiFixture;
let simulator: Simulator;
let backendId: number;

beforeEach(async () => {
  fixture = await createApiFixture();
  simulator = await startSimulator({ models: [{ id: 'sim-a' }] });
  const { id } = await caller().create({ name: 'gpu', replicaUrls: [replicaUrl()] });
  backendId = id;
});

afterEach(async () => {
  await simulator.close();
  await fixture.close();
});

const replicaUrl = () => `${simulator.urls[0] ?? ''}/v1`;

function caller() {
  return callerFor(fixture.services, fixture.home.actors.admin).backends;
}

async function addWorker(id: string, url: string): Promise<void> {
  await fixture.services.pool.query(
    `insert into worker (id, host, pid, url, queue_worker_ids) values ($1, 'h', 1, $2, '{}')`,
    [id, url],
  );
}

async function startWorker(): Promise<string> {
  const { pool, secretKey } = fixture.services;
  const backends = createBackends(secretKey);
  const server = await startWorkerServer({
    host: '127.0.0.1',
    port: 0,
    readiness: () => Promise.resolve(null),
    metrics: { contentType: 'text/plain', read: () => Promise.resolve('') },
    controls: {
      token: deriveToken(secretKey, WORKER_TOKEN_PURPOSE),
      inFlight: createInFlight(),
      backendState: (id) => backendState(backends, id),
      testPrompt: (wanted) => testPrompt({ pool, backends, limitMs: 30_000 }, wanted),
      groupAnswers: () => Promise.reject(new Error('not asked')),
      drain: () => undefined,
      status: () => Promise.reject(new Error('not asked')) as never,
    },
  });
  onTestFinished(async () => {
    await server.close();
    await backends.close();
  });
  return server.url;
}

/** Takes connections and never says a word, as a process that was stopped does. */
async function startSilent(): Promise<string> {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ask = () =>
  caller().testPrompt({ backendId, servedName: 'sim-a', prompt: 'Two and two?', maxTokens: 64 });

it('asks a test prompt through the worker that answers, whoever stands before it in the list', async () => {
  await addWorker('a-gone', 'http://127.0.0.1:9');
  await addWorker('b-silent', await startSilent());
  await addWorker('c-here', await startWorker());
  expect(await ask()).toMatchObject({ kind: 'reply', url: replicaUrl() });
  await expect
    .poll(() => caller().state({ id: backendId }), { timeout: 20_000 })
    .toMatchObject({
      workers: 1,
      silentWorkers: 2,
      replicas: [{ url: replicaUrl(), inFlight: 0, breaker: 'closed' }],
    });
});

it('names the workers of which none answers', async () => {
  await expect(ask()).rejects.toMatchObject({
    message: 'No worker is running: start one, then ask again.',
  });
  await addWorker('a-gone', 'http://127.0.0.1:9');
  await addWorker('b-gone', 'http://127.0.0.1:9');
  await expect(ask()).rejects.toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: 'No worker answers (asked: a-gone, b-gone); see their logs, or ask again.',
  });
});
