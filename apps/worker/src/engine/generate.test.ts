import { createServer } from 'node:http';
import { connect, createServer as createForwarder, type AddressInfo, type Server } from 'node:net';

import { Pool } from 'undici';
import { expect, it, onTestFinished } from 'vitest';

import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';

import { delta } from '../client/fake-chat-server.ts';
import { unobserved } from '../observe/observe-request.ts';
import type { OpenBackend } from './backends.ts';
import { generate } from './generate.ts';
import { createReplicaSlots } from './replica-slots.ts';
import type { Clock } from './replicas/clock.ts';
import { createRefusalWatch } from './run-broken.ts';

/** So many milliseconds pass for the replica's breaker in one of ours. */
const SPEED = 100;

const fast: Clock = {
  now: () => performance.now() * SPEED,
  after(durationMs, callback) {
    const timer = setTimeout(callback, durationMs / SPEED);
    return () => {
      clearTimeout(timer);
    };
  },
};

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Takes connections whether there is a server behind it or not, as a published container port or a tunnel does. */
async function forwardTo(port: number) {
  const forwarder = { isServerThere: false, port: 0, broken: 0 };
  const server = createForwarder((socket) => {
    socket.on('error', () => undefined);
    if (!forwarder.isServerThere) {
      forwarder.broken += 1;
      socket.resetAndDestroy();
      return;
    }
    const behind = connect(port, '127.0.0.1').on('error', () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  });
  forwarder.port = await listen(server);
  return forwarder;
}

function backendAt(port: number): OpenBackend {
  const origin = `http://127.0.0.1:${port}`;
  const connections = new Pool(origin, { connections: 20 });
  onTestFinished(() => connections.destroy());
  const path = '/v1/chat/completions';
  return {
    ...{ id: 1, name: 'gpu', dialect: 'vllm', secret: null, timeLimits: NO_TIME_LIMITS },
    replicas: [{ origin, path, url: `${origin}/v1`, host: 'gpu', connections }],
    slots: createReplicaSlots({ replicas: 1, perReplica: 16, clock: fast }),
  } as unknown as OpenBackend;
}

it('loses no sample while the server behind a forwarder is away for three minutes', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(delta('there', 'stop'));
  });
  const forwarder = await forwardTo(await listen(server));
  const counted: string[] = [];
  const signal = new AbortController().signal;
  const context = {
    backend: backendAt(forwarder.port),
    servedName: 'm',
    weights: null,
    refusals: createRefusalWatch({ hasReplies: true }),
    notice: { waiting: () => undefined, moving: () => undefined, settled: () => Promise.resolve() },
    signal,
    mayBegin: signal,
    pause: (durationMs: number) =>
      new Promise<void>((resolve) => setTimeout(resolve, durationMs / SPEED)),
  };
  const asked = Array.from({ length: 16 }, (_, item) =>
    generate(
      {
        ...{ body: '{}', maxTokens: 100, cutsLoops: false, itemKey: `item ${item}` },
        turn: { sweep: { id: 1, priority: 0 }, runId: 1, place: item, expectedTokens: 1 },
        observe: unobserved,
        onFailedAttempt: ({ errorClass }) => {
          counted.push(errorClass);
          return Promise.resolve();
        },
      },
      context,
    ),
  );
  await new Promise((resolve) => setTimeout(resolve, 180_000 / SPEED));
  expect(forwarder.broken).toBeGreaterThan(16);
  forwarder.isServerThere = true;
  const generations = await Promise.all(asked);
  expect(generations.map(({ kind }) => kind)).toEqual(asked.map(() => 'reply'));
  // Each may have broken twice before it was seen that it is the replica.
  expect(counted.length).toBeLessThanOrEqual(2 * asked.length);
}, 20_000);
