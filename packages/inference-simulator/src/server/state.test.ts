import { Agent } from 'node:http';

import { describe, expect, it } from 'vitest';

import { createEagerClock } from '../clock/eager-clock.ts';
import { createManualClock } from '../clock/manual-clock.ts';
import { eventsOf, rawPost } from '../testing/raw-client.ts';
import { ask, QUESTION, simulated, until } from '../testing/simulated.ts';

/** One second a step, whatever is in it: times can be counted on fingers. */
const SECONDS = { stepBaseMs: 1_000, stepPerSequenceMs: 0 };
const ENDLESS = { models: [{ id: 'sim-a', thinkingMedianTokens: 20_000, thinkingSigma: 0 }] };

describe('the state page', () => {
  it('tells of a request when it came, began, had its first token and ended', async () => {
    const simulator = await simulated({ clock: createEagerClock(), engine: SECONDS });
    const reply = await ask(simulator, { max_tokens: 5 }, { headers: { 'x-request-id': 'r-1' } });
    expect(reply.status).toBe(200);
    expect(simulator.state().requests).toMatchObject([
      {
        ordinal: 1,
        replica: 0,
        model: 'sim-a',
        seed: 1,
        stream: false,
        attempt: 1,
        promptStart: 'What is 1 + 1?',
        headers: { 'x-request-id': 'r-1' },
        arrivedMs: 0,
        admittedMs: 0,
        firstTokenMs: 1_000,
        endedMs: 5_000,
        slotFreedMs: 5_000,
        outcome: 'answered',
        status: 200,
        finish: 'length',
        promptTokens: 17,
        completionTokens: 5,
        cancelledMs: null,
        faults: [],
      },
    ]);
  });

  it('counts steps, tokens and busy slots', async () => {
    const clock = createManualClock();
    const simulator = await simulated({ clock, engine: { ...SECONDS, slots: 4 } });
    const asked = [1, 2].map((seed) => ask(simulator, { seed, max_tokens: 3 }));
    await until(() => simulator.state().totals.requests === 2);
    clock.advance(8_000);
    await Promise.all(asked);
    // The first runs from 0 to 3 s, the second joins at 1 s and ends at 4 s: six slot-seconds of 4 × 8.
    expect(simulator.state().replicas[0]).toMatchObject({
      steps: 4,
      tokensGenerated: 6,
      busySlotMs: 6_000,
      utilisationFraction: 6 / 32,
      peakRunning: 2,
      peakWaiting: 1,
    });
    expect(simulator.state().replicas[0]?.occupancy.map(({ running }) => running)).toContain(2);
  });

  it('counts the tokens of a reply that is under way', async () => {
    const clock = createManualClock();
    const simulator = await simulated({ clock, engine: SECONDS });
    const asked = ask(simulator, { max_tokens: 5 });
    await until(() => simulator.state().totals.requests === 1);
    clock.advance(2_500);
    expect(simulator.state().replicas[0]).toMatchObject({ tokensGenerated: 2, busySlotMs: 2_000 });
    const metrics = await (await fetch(`${simulator.urls[0] ?? ''}/metrics`)).text();
    expect(metrics).toContain('vllm:generation_tokens_total{model_name="sim-a"} 2.0');
    clock.advance(2_500);
    expect((await asked).status).toBe(200);
  });

  it('tells how many were under way at once, by model and by replica', async () => {
    const simulator = await simulated({ replicas: 2, engine: SECONDS });
    await Promise.all([
      ask(simulator),
      ask(simulator, { seed: 2 }),
      ask(simulator, { seed: 3 }, { replica: 1 }),
    ]);
    const state = simulator.state();
    expect(state.totals).toMatchObject({ requests: 3, answered: 3, inFlight: 0, peakInFlight: 3 });
    expect(state.peakInFlightByModel).toEqual({ 'sim-a': 3 });
    expect(state.peakInFlightByReplica).toEqual({ 0: 2, 1: 1 });
  });

  it('counts connections, and closes idle ones as it was told', async () => {
    const simulator = await simulated({ keepAliveTimeoutMs: 1 });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    await ask(simulator, {}, { agent });
    expect(simulator.state().replicas[0]).toMatchObject({ connectionsOpened: 1 });
    await until(() => simulator.state().replicas[0]?.connectionsOpen === 0);
    agent.destroy();
  });

  it('tells which samples were asked for more than once', async () => {
    const simulator = await simulated({
      faults: [{ fault: { kind: 'reset-before-headers' }, when: { firstAttempts: 1 } }],
    });
    expect((await ask(simulator)).status).toBeNull();
    expect((await ask(simulator)).status).toBe(200);
    expect((await ask(simulator, { seed: 2 })).status).toBeNull();
    const { repeated, totals } = simulator.state();
    expect(repeated).toMatchObject([{ requests: 2, answered: 1 }]);
    expect(totals).toMatchObject({ answered: 1, broken: 2 });
  });

  it('tells how long a client waited before it asked again', async () => {
    const clock = createManualClock();
    const simulator = await simulated({
      clock,
      faults: [{ fault: { kind: 'overloaded', retryAfter: '2' }, when: { firstAttempts: 2 } }],
    });
    await ask(simulator);
    clock.advance(2_000);
    await ask(simulator);
    clock.advance(500);
    const last = ask(simulator, { max_tokens: 1 });
    await until(() => simulator.state().totals.requests === 3);
    clock.advance(1_000);
    expect((await last).status).toBe(200);
    expect(simulator.state().repeated).toMatchObject([{ requests: 3, gapsMs: [2_000, 500] }]);
  });

  it('is served to other processes, with its levers', async () => {
    const simulator = await simulated({ replicas: 2 });
    const at = (path: string) => `${simulator.urls[1] ?? ''}/__sim/${path}`;
    await rawPost({ url: at('faults'), body: [{ fault: { kind: 'overloaded' } }] });
    expect((await ask(simulator)).status).toBe(503);
    expect(
      (await rawPost({ url: at('faults'), body: [{ fault: { kind: 'nonsense' } }] })).status,
    ).toBe(400);
    await rawPost({ url: at('kill'), body: { replica: 0 } });
    expect((await ask(simulator)).errorCode).toBe('ECONNREFUSED');
    await rawPost({ url: at('revive'), body: { replica: 0 } });
    await until(() => simulator.state().replicas[0]?.health === 'healthy');
    await rawPost({ url: at('faults'), body: [] });
    await rawPost({ url: at('reset'), body: {} });
    expect((await ask(simulator)).status).toBe(200);
    const state = (await (await fetch(at('state'))).json()) as { totals: object };
    expect(state.totals).toMatchObject({ requests: 1, answered: 1 });
    const totals = (await (await fetch(at('totals'))).json()) as object;
    expect(totals).toMatchObject({
      totals: { requests: 1 },
      replicas: [{ health: 'healthy' }, {}],
    });
    expect(totals).not.toHaveProperty('requests');
  });
});

describe('cancellation', () => {
  it.each([true, false])('frees the slot for the next one (streamed: %s)', async (stream) => {
    const simulator = await simulated({ ...ENDLESS, speed: 10, engine: { slots: 1 } });
    const patience = new AbortController();
    const first = ask(simulator, { stream }, { signal: patience.signal });
    await until(() => simulator.state().replicas[0]?.running === 1);
    const second = ask(simulator, { seed: 2, max_tokens: 1 });
    await until(() => simulator.state().replicas[0]?.waiting === 1);
    patience.abort();
    await first;
    expect((await second).status).toBe(200);
    const [cancelled] = simulator.state().requests;
    expect(cancelled).toMatchObject({ outcome: 'cancelled', status: stream ? 200 : null });
    // The step that was under way ends first: 8.05 ms at most.
    const freedAfterMs = (cancelled?.slotFreedMs ?? Infinity) - (cancelled?.cancelledMs ?? 0);
    expect(freedAfterMs).toBeGreaterThanOrEqual(0);
    expect(simulator.state().replicas[0]).toMatchObject({ running: 0, waiting: 0 });
  });

  it('of a request that only waits takes it out of the line', async () => {
    const simulator = await simulated({ ...ENDLESS, speed: 1, engine: { slots: 1 } });
    const [one, two] = [new AbortController(), new AbortController()];
    const first = ask(simulator, {}, { signal: one.signal });
    await until(() => simulator.state().replicas[0]?.running === 1);
    const second = ask(simulator, { seed: 2 }, { signal: two.signal });
    await until(() => simulator.state().replicas[0]?.waiting === 1);
    two.abort();
    await until(() => simulator.state().replicas[0]?.waiting === 0);
    expect(simulator.state().requests[1]).toMatchObject({ outcome: 'cancelled', admittedMs: null });
    one.abort();
    await Promise.all([first, second]);
  });

  it('is remembered: who asks again for what was cancelled is listed', async () => {
    const simulator = await simulated({ ...ENDLESS, speed: 1 });
    const patience = new AbortController();
    const first = ask(simulator, {}, { signal: patience.signal });
    await until(() => simulator.state().totals.requests === 1);
    patience.abort();
    await first;
    await until(() => simulator.state().totals.cancelled === 1);
    await ask(simulator, { seed: 2, max_tokens: 1 });
    expect(simulator.state().afterCancellation).toEqual([]);
    await ask(simulator, { max_tokens: 1 });
    expect(simulator.state().afterCancellation).toEqual([3]);
  });

  it('of a whole sweep can be declared: what still comes is listed', async () => {
    const simulator = await simulated();
    await ask(simulator);
    simulator.forbid('1 + 1');
    await ask(simulator);
    await ask(simulator, { messages: [{ role: 'user', content: 'Another.' }] });
    expect(simulator.state().afterForbidden).toEqual([2]);
  });
});

describe('the same question', () => {
  it('gets the same bytes from every replica, however full it is, streamed or not', async () => {
    const simulator = await simulated({ replicas: 2 });
    const asked = await Promise.all(
      Array.from({ length: 24 }, (_, place) =>
        ask(simulator, { seed: place % 6, stream: place % 4 === 0 }, { replica: place % 2 }),
      ),
    );
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
    const bySeed = new Map<number | null, Set<string | null>>();
    for (const { seed, textHash } of simulator.state().requests) {
      bySeed.set(seed, (bySeed.get(seed) ?? new Set()).add(textHash));
    }
    expect([...bySeed.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1, 1, 1]);
    const texts = new Set([...bySeed.values()].flatMap((hashes) => [...hashes]));
    expect(texts.size).toBe(6);
  });

  it('without a seed gets another text each time, and the same ones from another start', async () => {
    const texts = async () => {
      const simulator = await simulated();
      const body = { ...QUESTION, seed: undefined };
      const replies = [await ask(simulator, body), await ask(simulator, body)];
      return replies.map(({ text }) => (JSON.parse(text) as { choices: object[] }).choices);
    };
    const [one, two] = await texts();
    expect(two).not.toEqual(one);
    expect(await texts()).toEqual([one, two]);
  });

  it('differs in a late character by the size of the batch where rounding is simulated', async () => {
    const simulator = await simulated({ nondeterminism: 1, speed: 1 });
    const content = (text: string) =>
      (JSON.parse(text) as { choices: { message: { content: string } }[] }).choices[0]?.message
        .content;
    const alone = content((await ask(simulator)).text);
    expect(content((await ask(simulator)).text)).toBe(alone);
    expect(alone).toContain('~');
  });
});

it('a fixed latency answers without an engine, and is counted', async () => {
  const simulator = await simulated({
    fixedLatency: { ms: 1, replyBytes: 2_300, streamEvents: 3 },
  });
  const whole = await ask(simulator);
  expect(Math.abs(whole.text.length - 2_300)).toBeLessThan(16);
  expect(JSON.parse(whole.text)).toMatchObject({
    model: 'sim-a',
    choices: [{ finish_reason: 'stop' }],
  });
  const events = eventsOf((await ask(simulator, { stream: true })).text);
  // Three with text, one with the usage, and the end.
  expect(events).toHaveLength(5);
  expect(events.at(-1)).toBe('[DONE]');
  expect(simulator.state().totals).toMatchObject({ requests: 2, answered: 2 });
});

it('a fixed latency without events answers whole where a stream is asked for', async () => {
  const simulator = await simulated({
    fixedLatency: { ms: 1, replyBytes: 2_300, streamEvents: 0 },
  });
  const { text } = await ask(simulator, { stream: true });
  expect(JSON.parse(text)).toMatchObject({ object: 'chat.completion' });
});
