import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';

import type { Dialect } from '@assay/contracts/backends';
import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';
import type { ShardBackend } from '@assay/db/work/load-shard';
import { startSimulator } from '@assay/inference-simulator/start-simulator';

import { createManualClock } from '../testing/manual-clock.ts';
import { settled } from '../testing/settled.ts';
import { createBackends, type OpenBackend } from './backends.ts';

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
  const settings = backendOf({ dialect, replicaUrls: [...simulator.urls] });
  await backends.using(settings, async ({ replicas }) => {
    for (let sent = 0; sent < REQUESTS; sent += 1) {
      const { body } = (await replicas[0]?.connections.request({
        path: '/v1/models',
        method: 'GET',
      })) ?? { body: null };
      await body?.dump();
    }
  });
  return simulator.state().replicas[0]?.connectionsOpened ?? 0;
}

it('keeps connections for the next request', async () => {
  expect(await connectionsOf('vllm')).toBeLessThanOrEqual(MOST_CONNECTIONS);
});

it('keeps no connection to llama.cpp, whose threads each wait on one', async () => {
  expect(await connectionsOf('llamacpp')).toBe(REQUESTS);
});

it('opens a backend anew that is not to stream any more: what it knows of its streams holds no longer', async () => {
  const backends = createBackends(Buffer.alloc(32));
  onTestFinished(() => backends.close());
  const opened = (settings: Partial<ShardBackend>) =>
    backends.using(backendOf(settings), (backend) => Promise.resolve(backend));
  const streamed = await opened({});
  const whole = await opened({ replies: 'whole' });
  expect([streamed.replies, whole.replies]).toEqual(['streamed', 'whole']);
  expect(whole.replicas[0]?.connections).not.toBe(streamed.replicas[0]?.connections);
  expect(await opened({})).toBe(streamed);
});

describe('the former settings of a backend', () => {
  const clock = createManualClock();
  let backends = createBackends(Buffer.alloc(32), {}, clock);

  beforeEach(() => {
    backends = createBackends(Buffer.alloc(32), {}, clock);
  });
  afterEach(() => backends.close());

  /** A shard under this limit; it ends when it is told to. */
  function begin(maxConcurrency: number) {
    let end = (): void => undefined;
    let taken: OpenBackend | null = null;
    const hasEnded = backends.using(backendOf({ maxConcurrency }), (backend) => {
      taken = backend;
      return new Promise<void>((resolve) => (end = resolve));
    });
    return {
      backend: taken as OpenBackend | null,
      async end() {
        end();
        await hasEnded;
      },
    };
  }

  const openLimits = () => backends.all().map(({ slots }) => slots.total);
  const isClosed = ({ backend }: ReturnType<typeof begin>) =>
    backend?.replicas[0]?.connections.destroyed;

  it('are closed a minute after the last shard that used them, the present ones never', async () => {
    const former = begin(4);
    const present = begin(8);
    await present.end();
    clock.pass(600_000);
    expect(openLimits()).toEqual([4, 8]);
    await former.end();
    clock.pass(59_999);
    // What begins meanwhile under the present ones puts nothing off.
    await begin(8).end();
    expect(openLimits()).toEqual([4, 8]);
    clock.pass(1);
    expect(openLimits()).toEqual([8]);
    clock.pass(600_000);
    expect(openLimits()).toEqual([8]);
    await settled();
    expect([isClosed(former), isClosed(present)]).toEqual([true, false]);
  });

  it('stay open for a shard that takes them within the minute, and are then the present ones', async () => {
    const first = begin(4);
    await first.end();
    await begin(8).end();
    clock.pass(59_999);
    const again = begin(4);
    expect(again.backend).toBe(first.backend);
    clock.pass(59_999);
    expect(openLimits()).toEqual([8, 4]);
    clock.pass(1);
    expect(openLimits()).toEqual([4]);
    await again.end();
    expect(isClosed(again)).toBe(false);
  });

  it('are opened anew for a shard that takes them after it', async () => {
    const first = begin(4);
    await first.end();
    await begin(8).end();
    clock.pass(60_000);
    const again = begin(4);
    await settled();
    expect([isClosed(first), isClosed(again)]).toEqual([true, false]);
    await again.end();
  });
});
