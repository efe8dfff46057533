import { afterEach, expect, it } from 'vitest';

import type { WorkerStatus } from '@assay/contracts/workers';

import { startWorkerServer, type WorkerServer } from './server.ts';

let server: WorkerServer | null = null;

afterEach(async () => {
  await server?.close();
});

async function start() {
  let state: WorkerStatus['state'] = 'working';
  const running = await startWorkerServer({
    port: 0,
    controls: {
      token: 'right',
      drain: () => {
        state = 'draining';
      },
      status: () => ({
        id: 'w',
        state,
        inFlight: 3,
        shards: [],
        samplesRecorded: 5,
        uptimeSeconds: 7,
      }),
    },
  });
  server = running;
  return running.url;
}

function drain(url: string, token: string | null): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  return fetch(`${url}/drain`, { method: 'POST', headers });
}

it('says how the worker does to whoever asks', async () => {
  const url = await start();
  const answer: unknown = await (await fetch(`${url}/status`)).json();
  expect(answer).toEqual({
    result: {
      data: {
        id: 'w',
        state: 'working',
        inFlight: 3,
        shards: [],
        samplesRecorded: 5,
        uptimeSeconds: 7,
      },
    },
  });
});

it('drains for the holder of the token only, and is unhealthy from then on', async () => {
  const url = await start();
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect((await drain(url, null)).status).toBe(401);
  expect((await drain(url, 'wrong')).status).toBe(401);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect((await drain(url, 'right')).status).toBe(200);
  expect((await fetch(`${url}/health`)).status).toBe(503);
});

it('says in one sentence that its port is taken', async () => {
  const url = await start();
  const port = Number(new URL(url).port);
  const controls = {
    token: '',
    drain: () => undefined,
    status: () => Promise.reject(new Error()) as never,
  };
  await expect(startWorkerServer({ port, controls })).rejects.toThrow('ASSAY_WORKER_PORT');
});
