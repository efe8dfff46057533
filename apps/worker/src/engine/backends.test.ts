import { expect, it, onTestFinished } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';
import type { ShardBackend } from '@assay/db/work/load-shard';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { createBackends } from './backends.ts';

const LIMIT = 4;
/** A quarter more than requests, and two. */
const MOST_CONNECTIONS = 7;
const REQUESTS = MOST_CONNECTIONS + 5;

function backendOf(settings: Partial<ShardBackend>): ShardBackend {
  return {
    ...{ id: 1, name: 'any', dialect: 'plain', replicaUrls: ['http://127.0.0.1:9/v1'] },
    ...{ maxConcurrency: LIMIT, secretCipher: null, timeLimits: NO_TIME_LIMITS },
    replies: 'streamed',
    ...settings,
  };
}

async function connectionsOf(dialect: Dialect): Promise<number> {
  const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
  const backends = createBackends(Buffer.alloc(32));
  onTestFinished(() => simulator.close());
  onTestFinished(() => backends.close());
  const { replicas } = backends.open(backendOf({ dialect, replicaUrls: [...simulator.urls] }));
  for (let sent = 0; sent < REQUESTS; sent += 1) {
    const { body } = (await replicas[0]?.connections.request({
      path: '/v1/models',
      method: 'GET',
    })) ?? { body: null };
    await body?.dump();
  }
  return simulator.state().replicas[0]?.connectionsOpened ?? 0;
}

it('keeps connections for the next request', async () => {
  expect(await connectionsOf('vllm')).toBeLessThanOrEqual(MOST_CONNECTIONS);
});

it('keeps no connection to llama.cpp, whose threads each wait on one', async () => {
  expect(await connectionsOf('llamacpp')).toBe(REQUESTS);
});

it('opens a backend anew that is not to stream any more: what it knows of its streams holds no longer', () => {
  const backends = createBackends(Buffer.alloc(32));
  onTestFinished(() => backends.close());
  const streamed = backends.open(backendOf({}));
  const whole = backends.open(backendOf({ replies: 'whole' }));
  expect([streamed.replies, whole.replies]).toEqual(['streamed', 'whole']);
  expect(whole.replicas[0]?.connections).not.toBe(streamed.replicas[0]?.connections);
  expect(backends.open(backendOf({}))).toBe(streamed);
});
