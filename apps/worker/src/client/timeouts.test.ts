import { Agent } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';

import type { Fault } from '@assay/inference-simulator/faults/fault';
import { startSimulator, type Simulator } from '@assay/inference-simulator/start-simulator';

import { requestChatCompletion } from './chat-completion.ts';
import { GenerationError } from './generation-error.ts';
import type { PhaseLimits } from './phase-limits.ts';
import { isQueuedAt } from './server-load.ts';

const SHORT = { firstByteMs: 150, idleMs: 100, totalMs: 60_000 };

let simulator: Simulator | null = null;
let dispatcher = new Agent();

afterEach(async () => {
  await dispatcher.destroy();
  await simulator?.close();
  simulator = null;
});

async function server(options: Parameters<typeof startSimulator>[0] = {}) {
  dispatcher = new Agent();
  const models = [{ id: 'sim-a', thinkingMedianTokens: 100, thinkingSigma: 0 }];
  simulator = await startSimulator({ speed: 1_000, models, ...options });
  return simulator;
}

function ask(limits: PhaseLimits = SHORT) {
  const target = {
    dispatcher,
    origin: simulator?.urls[0] ?? '',
    path: '/v1/chat/completions',
    secret: null,
  };
  const messages = [{ role: 'user', content: 'What is 1 + 1?' }];
  return requestChatCompletion({
    ...target,
    body: JSON.stringify({ model: 'sim-a', messages, stream: true }),
    signal: new AbortController().signal,
    limits,
    isQueued: () => isQueuedAt(target),
  });
}

async function faultAt(fault: Fault, limits: PhaseLimits = SHORT) {
  await ask();
  simulator?.setFaults([{ fault }]);
  const error: unknown = await ask(limits).catch((reason: unknown) => reason);
  if (error instanceof GenerationError) return error;
  throw new Error(`not a GenerationError: ${String(error)}`);
}

describe('the limits of the phases', () => {
  it('end a request that never gets a byte, as the queue is known to be empty', async () => {
    await server();
    const error = await faultAt({ kind: 'never-answers' });
    expect(error.fault).toEqual({ kind: 'timeout', phase: 'first-byte' });
    expect(error.message).toContain("nothing waits in the server's queue");
  });

  it('end a stream that stalls, keep what had come, and free the slot', async () => {
    const stalling = await server();
    const error = await faultAt({ kind: 'stall-mid-stream', afterTokens: 20 });
    expect(error.fault).toEqual({ kind: 'timeout', phase: 'idle' });
    expect(error.partialText).not.toBeNull();
    await expect.poll(() => stalling.state().replicas[0]?.running).toBe(0);
  });

  it('end a stream that drips on and on', async () => {
    await server();
    const error = await faultAt(
      { kind: 'slow-drip', bytes: 200, everyMs: 20_000 },
      { ...SHORT, totalMs: 200 },
    );
    expect(error.fault).toEqual({ kind: 'timeout', phase: 'total' });
  });

  it.each(['openai', 'ollama', 'plain'] as const)(
    'let a first byte of %s come late, as nobody knows its queue',
    async (dialect) => {
      await server({ dialect });
      await ask();
      simulator?.setFaults([{ fault: { kind: 'slow-first-byte', ms: 600_000 } }]);
      await expect(ask()).resolves.toMatchObject({ finish: 'stop' });
    },
  );

  it('let a first byte come no later than a person has said, though nobody knows the queue', async () => {
    await server({ dialect: 'plain' });
    const error = await faultAt(
      { kind: 'slow-first-byte', ms: 600_000 },
      { ...SHORT, firm: ['first-byte'] },
    );
    expect(error.fault).toEqual({ kind: 'timeout', phase: 'first-byte' });
    expect(error.message).toContain('the limit that is set for the backend');
  });

  it('let a request wait while others wait before it', async () => {
    await server({ engine: { slots: 1 }, speed: 20 });
    const patient = { ...SHORT, idleMs: 60_000 };
    const replies = await Promise.all([ask(patient), ask(patient), ask(patient), ask(patient)]);
    expect(replies.map(({ finish }) => finish)).toEqual(['stop', 'stop', 'stop', 'stop']);
  });
});
