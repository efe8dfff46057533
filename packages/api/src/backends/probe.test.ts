import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import { probeServer } from './probe.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A server that answers so; returns its base URL. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const answer = (status: number, body: string): RequestListener => {
  return (_, response) => {
    response.writeHead(status).end(body);
  };
};

const modelList = (...data: unknown[]) => answer(200, JSON.stringify({ object: 'list', data }));

test('reads the list of models at /models, with the key where there is one', async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url, request.headers.authorization);
    modelList({ id: 'qwen', owned_by: 'vllm', max_model_len: 32768 }, { id: 'lora' })(
      request,
      response,
    );
  });
  const probe = await probeServer(url, 'sk-1');
  expect(asked.slice(0, 2)).toEqual(['/v1/models', 'Bearer sk-1']);
  expect(asked.filter((_, index) => index % 2 === 1)).not.toContain(undefined);
  expect(probe).toMatchObject({
    reachable: true,
    dialect: 'vllm',
    models: [
      { id: 'qwen', ownedBy: 'vllm', maxModelTokens: 32768 },
      { id: 'lora', ownedBy: null, maxModelTokens: null },
    ],
  });
  expect(probe.message).toBe(`Answered in ${probe.latencyMs} ms and serves 2 models.`);
});

test('sends no key where there is none', async () => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.headers.authorization);
    modelList()(request, response);
  });
  const probe = await probeServer(url, null);
  expect(new Set(asked)).toEqual(new Set([undefined]));
  expect(probe).toMatchObject({ reachable: true, dialect: 'plain', models: [] });
});

test.each([
  ['sglang', 'sglang'],
  ['llamacpp', 'llamacpp'],
  ['library', 'ollama'],
  ['system', 'openai'],
  ['openai-internal', 'openai'],
  ['somebody', 'plain'],
])('takes a server whose models are owned by %s for %s', async (owner, dialect) => {
  const url = await serve(modelList({ id: 'm', owned_by: owner }));
  expect(await probeServer(url, null)).toMatchObject({ dialect });
});

test.each([
  [401, 'refused the key (HTTP 401); check the secret.'],
  [403, 'refused the key (HTTP 403)'],
  [404, 'the base URL usually ends in /v1.'],
  [500, 'answered HTTP 500'],
])('says of HTTP %i what to do about it', async (status, sentence) => {
  const probe = await probeServer(await serve(answer(status, '{"data":[]}')), null);
  expect(probe).toMatchObject({ reachable: false, dialect: null, models: [], latencyMs: null });
  expect(probe.message).toContain(sentence);
});

test.each(['<!doctype html><title>Hello</title>', '', '[]', '{"data":[{"name":"m"}]}', 'null'])(
  'is not taken in by an answer that is no list of models: %s',
  async (body) => {
    const probe = await probeServer(await serve(answer(200, body)), null);
    expect(probe.reachable).toBe(false);
    expect(probe.message).toContain('answered, but not with a list of models');
  },
);

test('stops reading a list that does not end', async () => {
  const url = await serve((_, response) => {
    const more = () => {
      if (!response.destroyed) response.write('x'.repeat(100_000), () => setImmediate(more));
    };
    more();
  });
  const probe = await probeServer(url, null);
  expect(probe.message).toContain('longer than 2 MB');
});

test('says that nothing listens at a port without a server', async () => {
  const url = await serve(modelList());
  const [server] = servers.splice(0);
  await new Promise((resolve) => server?.close(resolve));
  const probe = await probeServer(url, null);
  expect(probe.reachable).toBe(false);
  expect(probe.message).toContain('nothing listens there');
});

test.each([
  [
    'says nothing',
    () => {
      // The request stays open.
    },
  ],
  [
    'never ends its answer',
    (response: Parameters<RequestListener>[1]) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => {
        clearInterval(drip);
      });
    },
  ],
])('gives up on a server that %s, after the given time', async (_, respond) => {
  const url = await serve((_request, response) => {
    respond(response);
  });
  const probe = await probeServer(url, null, { timeoutMs: 250 });
  expect(probe.reachable).toBe(false);
  expect(probe.message).toBe(`Could not reach ${url}: it did not answer within 0.25 seconds.`);
});

test('never repeats the key in what it says', async () => {
  const secret = 'sk-very\nsecret';
  const probe = await probeServer(await serve(modelList()), secret);
  expect(probe.reachable).toBe(false);
  expect(probe.message).not.toContain('secret');
});
