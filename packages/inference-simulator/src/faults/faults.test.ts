import { Agent } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { createEagerClock } from '../clock/eager-clock.ts';
import { createManualClock } from '../clock/manual-clock.ts';
import type { SimulatorOptions } from '../server/simulator-options.ts';
import { eventsOf, type RawReply } from '../testing/raw-client.ts';
import { ask, simulated, until } from '../testing/simulated.ts';
import type { FaultRule } from './fault-schedule.ts';
import { FAULT_KINDS, type Fault } from './fault.ts';

/** Every fault is looked at from outside: what a client without any leniency sees. */
interface Case {
  fault: Fault;
  stream?: boolean;
  options?: SimulatorOptions;
  sees: (reply: RawReply, right: RawReply) => void;
}

const STREAMED = { stream: true, stream_options: { include_usage: true } };

function textOf(reply: RawReply): string {
  return eventsOf(reply.text)
    .flatMap((event) => (event === '[DONE]' ? [] : (event.choices as { delta: Delta }[])))
    .map(({ delta }) => (delta.reasoning ?? '') + (delta.content ?? ''))
    .join('');
}

interface Delta {
  reasoning?: string;
  content?: string;
}

function choiceOf(reply: RawReply): { finish_reason: string | null; message: Delta } {
  return (JSON.parse(reply.text) as { choices: [{ finish_reason: string; message: Delta }] })
    .choices[0];
}

function usageOf(reply: RawReply): Record<string, number> {
  return (JSON.parse(reply.text) as { usage: Record<string, number> }).usage;
}

function finishesOf(reply: RawReply): unknown[] {
  return eventsOf(reply.text).flatMap((event) =>
    event === '[DONE]'
      ? []
      : (event.choices as { finish_reason: unknown }[]).map((c) => c.finish_reason),
  );
}

const brokenBeforeStatus = (reply: RawReply) => {
  expect(reply).toMatchObject({ status: null, ended: 'broken' });
};

const isError = (status: number, code: unknown) => (reply: RawReply) => {
  expect(reply.status).toBe(status);
  expect(JSON.parse(reply.text)).toMatchObject({ error: { code } });
};

/** Right in every byte that counts, however it was cut. */
const sameEvents = (reply: RawReply, right: RawReply) => {
  expect(reply.ended).toBe('whole');
  expect(eventsOf(reply.text)).toEqual(eventsOf(right.text));
};

const framed = (style: (Fault & { kind: 'framing' })['style'], sees: Case['sees']): Case => ({
  fault: { kind: 'framing', style },
  stream: true,
  sees,
});

const CASES: readonly Case[] = [
  { fault: { kind: 'reset-before-headers' }, sees: brokenBeforeStatus },
  { fault: { kind: 'close-before-headers' }, sees: brokenBeforeStatus },
  { fault: { kind: 'engine-death' }, sees: brokenBeforeStatus },
  { fault: { kind: 'replica-down' }, sees: brokenBeforeStatus },
  {
    fault: { kind: 'http-error', status: 502, body: 'html', retryAfter: '7' },
    sees: (reply) => {
      expect(reply.status).toBe(502);
      expect(reply.headers).toMatchObject({ 'content-type': 'text/html', 'retry-after': '7' });
      expect(reply.text).toMatch(/^<html>/);
    },
  },
  { fault: { kind: 'http-error', status: 529 }, sees: isError(529, 529) },
  {
    fault: { kind: 'http-error', status: 504, body: 'empty' },
    sees: (reply) => {
      expect(reply).toMatchObject({ status: 504, text: '' });
    },
  },
  {
    fault: { kind: 'rate-limited', style: 'retry-after-seconds', retryAfterMs: 1_500 },
    sees: (reply) => {
      expect(reply.status).toBe(429);
      expect(reply.headers['retry-after']).toBe('2');
    },
  },
  {
    fault: { kind: 'rate-limited', style: 'reset-duration', retryAfterMs: 360_000 },
    sees: (reply) => {
      expect(reply.headers['x-ratelimit-reset-requests']).toBe('6m0s');
      expect(reply.headers['x-ratelimit-reset-tokens']).toBe('6ms');
    },
  },
  {
    fault: { kind: 'rate-limited', style: 'azure', retryAfterMs: 20 },
    sees: (reply) => {
      expect(reply.headers).toMatchObject({
        'retry-after-ms': '20',
        'x-ratelimit-remaining-requests': '-1',
      });
    },
  },
  {
    fault: { kind: 'rate-limited', style: 'retry-after-date', retryAfterMs: 60_000 },
    sees: (reply) => {
      const waitMs =
        Date.parse(reply.headers['retry-after'] ?? '') - Date.parse(reply.headers.date ?? '');
      expect(waitMs).toBeGreaterThanOrEqual(60_000);
      expect(waitMs).toBeLessThanOrEqual(62_000);
    },
  },
  {
    fault: { kind: 'insufficient-quota' },
    options: { dialect: 'openai' },
    sees: isError(429, 'insufficient_quota'),
  },
  { fault: { kind: 'overloaded' }, sees: isError(503, 503) },
  { fault: { kind: 'context-refused' }, sees: isError(400, 400) },
  { fault: { kind: 'model-missing' }, sees: isError(404, 404) },
  { fault: { kind: 'unauthorized' }, sees: isError(401, 401) },
  { fault: { kind: 'loading-model' }, sees: isError(503, 503) },
  { fault: { kind: 'server-error', message: 'NCCL' }, sees: isError(500, 500) },
  {
    fault: { kind: 'generation-failed' },
    options: { dialect: 'tgi' },
    sees: (reply) => {
      expect(reply.status).toBe(424);
      expect(JSON.parse(reply.text)).toMatchObject({ error_type: 'generation' });
    },
  },
  {
    fault: { kind: 'finish-abort', afterTokens: 5 },
    sees: (reply) => {
      expect(reply.status).toBe(200);
      expect(choiceOf(reply).finish_reason).toBe('abort');
      expect(usageOf(reply).completion_tokens).toBe(5);
    },
  },
  {
    fault: { kind: 'no-finish' },
    stream: true,
    sees: (reply) => {
      expect(new Set(finishesOf(reply))).toEqual(new Set([null]));
      expect(eventsOf(reply.text).at(-1)).toBe('[DONE]');
    },
  },
  {
    fault: { kind: 'no-usage' },
    stream: true,
    sees: (reply, right) => {
      expect(reply.text).not.toContain('usage');
      expect(textOf(reply)).toBe(textOf(right));
    },
  },
  {
    fault: { kind: 'wrong-usage', factor: 0 },
    sees: (reply) => {
      expect(usageOf(reply)).toMatchObject({ prompt_tokens: 0, completion_tokens: 0 });
    },
  },
  {
    fault: { kind: 'empty-choices' },
    sees: (reply) => {
      expect(JSON.parse(reply.text)).toMatchObject({ choices: [] });
    },
  },
  {
    fault: { kind: 'wrong-model', model: 'other' },
    sees: (reply) => {
      expect(JSON.parse(reply.text)).toMatchObject({ model: 'other' });
    },
  },
  {
    fault: { kind: 'duplicate-ids' },
    sees: (reply) => {
      expect(JSON.parse(reply.text)).toMatchObject({ id: 'chatcmpl-duplicate' });
    },
  },
  {
    fault: { kind: 'empty-reply' },
    sees: (reply) => {
      expect(choiceOf(reply)).toMatchObject({ finish_reason: 'stop', message: { content: '' } });
      expect(usageOf(reply).completion_tokens).toBe(0);
    },
  },
  {
    fault: { kind: 'prompt-truncated', keptTokens: 6 },
    sees: (reply, right) => {
      expect(usageOf(reply).prompt_tokens).toBe(6);
      expect(choiceOf(reply).message).not.toEqual(choiceOf(right).message);
    },
  },
  {
    fault: { kind: 'repetition-loop' },
    options: { models: [{ id: 'sim-a', maxModelLen: 400 }] },
    sees: (reply) => {
      expect(choiceOf(reply).finish_reason).toBe('length');
      expect(usageOf(reply).total_tokens).toBe(400);
      expect(choiceOf(reply).message.reasoning).toMatch(/^(Wait, let me check that again\.\n){20}/);
    },
  },
  {
    fault: { kind: 'weights-swapped', afterTokens: 4, weightsId: 'later' },
    stream: true,
    sees: (reply, right) => {
      expect(reply.ended).toBe('whole');
      expect(textOf(reply)).not.toBe(textOf(right));
      // The opening mark shows nothing: three tokens of text come from the first weights.
      expect(textOf(reply).slice(0, 7)).toBe(textOf(right).slice(0, 7));
    },
  },
  {
    fault: { kind: 'reset-after-headers' },
    stream: true,
    sees: (reply) => {
      expect(reply).toMatchObject({ status: 200, ended: 'broken', text: '' });
    },
  },
  {
    fault: { kind: 'reset-mid-stream', afterTokens: 6 },
    stream: true,
    sees: (reply, right) => {
      expect(reply).toMatchObject({ status: 200, ended: 'broken' });
      expect(textOf(right).startsWith(textOf(reply))).toBe(true);
      expect(textOf(reply)).not.toBe('');
    },
  },
  {
    fault: { kind: 'reset-mid-stream', afterTokens: 6 },
    sees: (reply, right) => {
      expect(reply).toMatchObject({ status: 200, ended: 'broken' });
      const bytes = (of: RawReply) => Buffer.concat(of.chunks).length;
      expect(bytes(reply)).toBe(Math.floor(bytes(right) / 2));
    },
  },
  {
    fault: { kind: 'reset-mid-event', afterTokens: 6 },
    stream: true,
    sees: (reply) => {
      expect(reply.ended).toBe('broken');
      expect(reply.text.endsWith('"choices":[{"ind')).toBe(true);
    },
  },
  {
    fault: { kind: 'reset-mid-character' },
    stream: true,
    options: { reply: () => ({ thinking: null, content: 'so α = β' }) },
    sees: (reply) => {
      expect(reply.ended).toBe('broken');
      expect(Buffer.concat(reply.chunks).at(-1)).toBe(0xce);
    },
  },
  {
    fault: { kind: 'close-mid-stream', afterTokens: 6 },
    stream: true,
    sees: (reply) => {
      expect(reply).toMatchObject({ status: 200, ended: 'broken' });
      expect(reply.text).not.toContain('[DONE]');
    },
  },
  {
    fault: { kind: 'ends-early', afterTokens: 6 },
    stream: true,
    sees: (reply) => {
      expect(reply).toMatchObject({ status: 200, ended: 'whole' });
      expect(reply.text).not.toContain('[DONE]');
      expect(new Set(finishesOf(reply))).toEqual(new Set([null]));
    },
  },
  {
    fault: { kind: 'truncated-json', keptFraction: 0.7 },
    sees: (reply) => {
      expect(reply).toMatchObject({ status: 200, ended: 'whole' });
      expect(() => JSON.parse(reply.text) as unknown).toThrow(SyntaxError);
    },
  },
  {
    fault: { kind: 'error-event', afterTokens: 6 },
    stream: true,
    sees: (reply) => {
      expect(reply).toMatchObject({ status: 200, ended: 'whole' });
      const raw = reply.text.split('\n\n').filter((event) => event !== '');
      expect(raw.at(-1)).toBe('data: [DONE]');
      expect(raw.at(-2)).toContain('"error":{"message":"Streaming response failed');
    },
  },
  {
    fault: { kind: 'no-done' },
    stream: true,
    sees: (reply, right) => {
      expect(eventsOf(reply.text)).toEqual(eventsOf(right.text).slice(0, -1));
    },
  },
  {
    fault: { kind: 'gzip' },
    stream: true,
    sees: (reply, right) => {
      expect(reply.headers['content-encoding']).toBe('gzip');
      const text = gunzipSync(Buffer.concat(reply.chunks)).toString('utf8');
      expect(eventsOf(text)).toEqual(eventsOf(right.text));
    },
  },
  framed('crlf', (reply, right) => {
    expect(reply.text).toContain('\r\n\r\n');
    expect(eventsOf(reply.text.replaceAll('\r\n', '\n'))).toEqual(eventsOf(right.text));
  }),
  framed('comments', (reply, right) => {
    expect(reply.text).toContain(': keep-alive\n');
    const kept = reply.text.split('\n').filter((line) => !line.startsWith(':'));
    expect(
      eventsOf(
        kept
          .join('\n')
          .replaceAll(/\n{2,}/g, '\n\n')
          .trimStart(),
      ),
    ).toEqual(eventsOf(right.text));
  }),
  framed('no-space', (reply, right) => {
    expect(reply.text).toMatch(/^data:\{/);
    expect(eventsOf(reply.text.replaceAll('data:', 'data: '))).toEqual(eventsOf(right.text));
  }),
  framed('extra-fields', (reply) => {
    expect(reply.text).toMatch(/^event: message\nid: 1\nretry: 3000\ndata: \{/);
  }),
  framed('multi-line', (reply, right) => {
    expect(reply.text).toMatch(/^data: \{\ndata: "id"/);
    expect(eventsOf(reply.text.replaceAll('\ndata: "', '"'))).toEqual(eventsOf(right.text));
  }),
  framed('byte-order-mark', (reply) => {
    expect([...(reply.chunks[0] ?? [])].slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
  }),
  framed('coalesced', (reply, right) => {
    expect(reply.chunks).toHaveLength(1);
    sameEvents(reply, right);
  }),
  framed('split-events', (reply, right) => {
    expect(reply.chunks.length).toBeGreaterThan(2 * eventsOf(right.text).length);
    sameEvents(reply, right);
  }),
  framed('one-byte', (reply, right) => {
    expect(new Set(reply.chunks.map(({ length }) => length))).toEqual(new Set([1]));
    sameEvents(reply, right);
  }),
  {
    ...framed('split-characters', (reply, right) => {
      expect(reply.chunks.filter((chunk) => chunk.at(-1) === 0xce).length).toBeGreaterThan(0);
      sameEvents(reply, right);
    }),
    options: { reply: () => ({ thinking: null, content: 'so α = β' }) },
  },
  framed('duplicate-events', (reply, right) => {
    expect(eventsOf(reply.text)).toEqual(eventsOf(right.text).flatMap((event) => [event, event]));
  }),
];

/** Faults whose meaning is time, or more than one request; each has a test of its own below. */
const OWN_TESTS = [
  'never-answers',
  'slow-headers',
  'slow-first-byte',
  'stall-mid-stream',
  'slow-drip',
  'slow-replica',
  'same-text',
  'reset-idle',
];

describe('faults as a client sees them', () => {
  for (const { fault, stream = false, options = {}, sees } of CASES) {
    it(`${JSON.stringify(fault)}${stream ? ', streamed' : ''}`, async () => {
      const body = stream ? STREAMED : {};
      // Two simulators: ids and times depend on the place among all requests.
      const right = await ask(await simulated({ ...options, clock: createEagerClock() }), body);
      const wrong = await simulated({ ...options, clock: createEagerClock(), faults: [{ fault }] });
      sees(await ask(wrong, body), right);
      expect(wrong.state().requests[0]?.faults).toEqual([fault.kind]);
    });
  }

  it('are all looked at', () => {
    const seen = new Set([...CASES.map(({ fault }) => fault.kind), ...OWN_TESTS]);
    expect([...seen].sort()).toEqual([...FAULT_KINDS].sort());
  });
});

describe('faults in time', () => {
  it('never-answers leaves the client to its own patience', async () => {
    const simulator = await simulated({ faults: [{ fault: { kind: 'never-answers' } }] });
    const patience = new AbortController();
    const asked = ask(simulator, {}, { signal: patience.signal });
    await until(() => simulator.state().totals.requests === 1);
    patience.abort();
    expect(await asked).toMatchObject({ status: null, ended: 'given-up' });
    await until(() => simulator.state().totals.cancelled === 1);
  });

  it('slow-headers: six minutes pass before the first byte, and then all is well', async () => {
    const simulator = await simulated({
      clock: createEagerClock(),
      faults: [{ fault: { kind: 'slow-headers', ms: 360_000 } }],
    });
    const reply = await ask(simulator);
    expect(reply).toMatchObject({ status: 200, ended: 'whole' });
    const [record] = simulator.state().requests;
    expect(record?.admittedMs).toBe(360_000);
  });

  it('slow-first-byte: headers come at once, the body later', async () => {
    const simulator = await simulated({
      clock: createEagerClock(),
      faults: [{ fault: { kind: 'slow-first-byte', ms: 5_000 } }],
    });
    const reply = await ask(simulator, { stream: true });
    expect(eventsOf(reply.text).at(-1)).toBe('[DONE]');
    const [record] = simulator.state().requests;
    expect(record?.endedMs).toBeGreaterThanOrEqual(5_000);
    expect(record?.firstTokenMs).toBeLessThan(100);
  });

  it('stall-mid-stream: bytes stop, the connection stands, and after a while they go on', async () => {
    const simulator = await simulated({
      clock: createEagerClock(),
      faults: [{ fault: { kind: 'stall-mid-stream', afterTokens: 5, ms: 90_000 } }],
    });
    const reply = await ask(simulator, { stream: true });
    expect(reply.ended).toBe('whole');
    expect(eventsOf(reply.text).at(-1)).toBe('[DONE]');
    expect(simulator.state().requests[0]?.endedMs).toBeGreaterThanOrEqual(90_000);
  });

  it('stall-mid-stream without an end is ended by the client alone', async () => {
    const simulator = await simulated({
      faults: [{ fault: { kind: 'stall-mid-stream', afterTokens: 5 } }],
    });
    const patience = new AbortController();
    const asked = ask(simulator, { stream: true }, { signal: patience.signal });
    // The engine has long finished what never arrives.
    await until(() => typeof simulator.state().requests[0]?.slotFreedMs === 'number');
    expect(simulator.state().requests[0]).toMatchObject({ outcome: null });
    patience.abort();
    const reply = await asked;
    expect(reply.text).not.toContain('finish_reason":"stop');
    await until(() => simulator.state().requests[0]?.outcome === 'cancelled');
  });

  it('slow-drip: a few bytes at a time', async () => {
    const simulator = await simulated({
      clock: createEagerClock(),
      faults: [{ fault: { kind: 'slow-drip', bytes: 100, everyMs: 1_000 } }],
    });
    const reply = await ask(simulator);
    expect(reply.ended).toBe('whole');
    expect(Math.max(...reply.chunks.map(({ length }) => length))).toBeLessThanOrEqual(100);
    const pieces = Math.ceil(reply.text.length / 100);
    expect(simulator.state().requests[0]?.endedMs).toBeGreaterThanOrEqual((pieces - 1) * 1_000);
  });

  it('slow-replica: every step lasts longer from then on', async () => {
    const times = async (faults: FaultRule[]) => {
      const simulator = await simulated({ clock: createEagerClock(), faults });
      await ask(simulator);
      const [record] = simulator.state().requests;
      return (record?.endedMs ?? 0) - (record?.admittedMs ?? 0);
    };
    // 28 tokens at 8.05 ms, and at ten times that.
    expect(await times([])).toBeCloseTo(225.4, 6);
    expect(await times([{ fault: { kind: 'slow-replica', factor: 10 } }])).toBeCloseTo(2_254, 6);
  });

  it('same-text: every seed gets one text', async () => {
    const simulator = await simulated({ faults: [{ fault: { kind: 'same-text' } }] });
    const one = choiceOf(await ask(simulator, { seed: 1, temperature: 1 }));
    const two = choiceOf(await ask(simulator, { seed: 2, temperature: 1 }));
    expect(two.message).toEqual(one.message);
  });

  it('reset-mid-character: the state page does not take it for a client that left', async () => {
    const simulator = await simulated({
      faults: [{ fault: { kind: 'reset-mid-character' } }],
      reply: () => ({ thinking: null, content: 'so α = β' }),
    });
    await ask(simulator, { stream: true });
    expect(simulator.state().requests[0]).toMatchObject({ outcome: 'broken', cancelledMs: null });
  });

  it('reset-idle: the reply is whole, and its connection is gone afterwards', async () => {
    const simulator = await simulated({
      faults: [{ fault: { kind: 'reset-idle', afterMs: 1 } }],
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const reply = await ask(simulator, {}, { agent });
    expect(reply.ended).toBe('whole');
    await until(() => simulator.state().replicas[0]?.connectionsOpen === 0);
    agent.destroy();
  });
});

describe('a replica that dies', () => {
  it('drops what is in flight, refuses connections, and comes back on its port', async () => {
    const simulator = await simulated({
      speed: 1,
      replicas: 2,
      models: [{ id: 'sim-a', thinkingMedianTokens: 20_000 }],
    });
    const lost = ask(simulator);
    await until(() => simulator.state().replicas[0]?.running === 1);
    simulator.kill(0);
    expect(await lost).toMatchObject({ status: null, ended: 'broken' });
    expect(simulator.state().totals.broken).toBe(1);
    expect(await ask(simulator)).toMatchObject({ errorCode: 'ECONNREFUSED' });
    expect(await ask(simulator, { max_tokens: 1 }, { replica: 1 })).toMatchObject({ status: 200 });
    await simulator.revive(0);
    expect(await ask(simulator, { max_tokens: 1 })).toMatchObject({ status: 200 });
  });

  it('unhealthy: the port answers with errors until it comes back by itself', async () => {
    const clock = createManualClock();
    const simulator = await simulated({ clock });
    simulator.kill(0, { mode: 'unhealthy', downMs: 30_000 });
    const health = async () => (await fetch(`${simulator.urls[0] ?? ''}/health`)).status;
    expect(await health()).toBe(503);
    expect(await ask(simulator)).toMatchObject({ status: 500 });
    clock.advance(30_000);
    expect(await health()).toBe(200);
  });
});
