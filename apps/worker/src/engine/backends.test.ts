import { expect, it, onTestFinished } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { createBackends } from './backends.ts';

const LIMIT = 4;
/** A quarter more than requests, and two. */
const MOST_CONNECTIONS = 7;
const REQUESTS = MOST_CONNECTIONS + 5;

async function connectionsOf(dialect: Dialect): Promise<number> {
  const simulator = await startSimulator({ dialect, speed: 1_000, models: [{ id: 'sim-a' }] });
  const backends = createBackends(Buffer.alloc(32));
  onTestFinished(() => simulator.close());
  onTestFinished(() => backends.close());
  const { replicas } = backends.open({
    ...{ id: 1, name: 'any', dialect, replicaUrls: [...simulator.urls] },
    ...{ maxConcurrency: LIMIT, secretCipher: null, timeLimits: NO_TIME_LIMITS },
  });
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
