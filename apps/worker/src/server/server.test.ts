import { afterEach, expect, it } from 'vitest';

import type { WorkerStatus } from '@assay/contracts/workers';

import { createInFlight } from '../observe/in-flight.ts';
import { startWorkerServer, type WorkerServer, type WorkerServerOptions } from './server.ts';

let server: WorkerServer | null = null;

afterEach(async () => {
  await server?.close();
});

const STATUS = { id: 'w', inFlight: 3, shards: [], samplesRecorded: 5, uptimeSeconds: 7 };

function settings(): WorkerServerOptions {
  let state: WorkerStatus['state'] = 'working';
  return {
    host: '127.0.0.1',
    port: 0,
    readiness: () => Promise.resolve(state === 'working' ? null : 'The worker is draining.'),
    metrics: { contentType: 'text/plain', read: () => Promise.resolve('assay_shards 2\n') },
    controls: {
      token: 'right',
      inFlight: createInFlight(),
      backendState: () => ({ waiting: 0, replicas: [] }),
      testPrompt: () => Promise.resolve(null),
      groupAnswers: () => Promise.resolve([]),
      drain: () => {
        state = 'draining';
      },
      status: () => ({ ...STATUS, state }),
    },
  };
}

async function start(options = settings()): Promise<string> {
  const running = await startWorkerServer(options);
  server = running;
  return running.url;
}

function call(url: string, token: string | null, method = 'GET'): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  return fetch(url, { method, headers });
}

const statusOf = async (url: string) => (await fetch(url)).status;

it('tells the holder of the token how the worker does', async () => {
  const url = await start();
  const answer: unknown = await (await call(`${url}/status`, 'right')).json();
  expect(answer).toEqual({ result: { data: { ...STATUS, state: 'working' } } });
});

it('tells nobody else what it works on', async () => {
  const url = await start();
  const input = encodeURIComponent(JSON.stringify({ runIds: [1] }));
  for (const path of ['status', `inFlight.list?input=${input}`, 'inFlight.watch', 'backends.state'])
    for (const token of [null, 'wrong', ''])
      expect((await call(`${url}/${path}`, token)).status, path).toBe(401);
  expect((await call(`${url}/groupAnswers`, 'wrong', 'POST')).status).toBe(401);
});

it('drains for the holder of the token only, and is alive but not ready from then on', async () => {
  const url = await start();
  expect(await statusOf(`${url}/health/ready`)).toBe(200);
  expect((await call(`${url}/drain`, null, 'POST')).status).toBe(401);
  expect((await call(`${url}/drain`, 'wrong', 'POST')).status).toBe(401);
  expect(await statusOf(`${url}/health/ready`)).toBe(200);
  expect((await call(`${url}/drain`, 'right', 'POST')).status).toBe(200);
  expect(await statusOf(`${url}/health/live`)).toBe(200);
  const notReady = await fetch(`${url}/health/ready`);
  expect(notReady.status).toBe(503);
  expect(await notReady.json()).toEqual({ status: 'not ready', reason: 'The worker is draining.' });
});

it('shows its figures, and a failure to read them as one', async () => {
  const url = await start();
  expect(await (await fetch(`${url}/metrics`)).text()).toBe('assay_shards 2\n');
  await server?.close();
  const read = () => Promise.reject(new Error('a secret path'));
  const broken = await start({ ...settings(), metrics: { contentType: 'text/plain', read } });
  const answer = await fetch(`${broken}/metrics`);
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toContain('secret');
});

it('says in one sentence that its port is taken', async () => {
  const url = await start();
  const port = Number(new URL(url).port);
  await expect(startWorkerServer({ ...settings(), port })).rejects.toThrow('ASSAY_WORKER_PORT');
});
