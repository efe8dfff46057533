import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { NO_TIME_LIMITS } from '@assay/contracts/time-limits';

import { startPhaseClock } from './phase-clock.ts';
import { phaseLimits, type PhaseLimits } from './phase-limits.ts';

const LIMITS = { firstByteMs: 120_000, idleMs: 60_000, totalMs: 300_000 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

function start(isQueued: () => boolean | null, firm: PhaseLimits['firm'] = []) {
  const expired: string[] = [];
  const clock = startPhaseClock({
    limits: { ...LIMITS, firm },
    isQueued: () => Promise.resolve(isQueued()),
    onExpired: (phase, limitMs) => expired.push(`${phase} ${limitMs}`),
  });
  return { clock, expired };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('startPhaseClock', () => {
  it('ends the wait for the first byte where the server has no queue', async () => {
    const { expired } = start(() => false);
    await pass(119_999);
    expect(expired).toEqual([]);
    await pass(1);
    expect(expired).toEqual(['first-byte 120000']);
  });

  it.each([null, true])(
    'waits for hours for the first byte where the queue is %s',
    async (queue) => {
      const { expired } = start(() => queue);
      await pass(6 * 3_600_000);
      expect(expired).toEqual([]);
    },
  );

  it('begins to count once the queue is empty', async () => {
    let isQueued = true;
    const { expired } = start(() => isQueued);
    await pass(200_000);
    isQueued = false;
    await pass(40_000);
    expect(expired).toEqual(['first-byte 120000']);
  });

  it('ends a reply that has begun and stalls, by the last byte and not by the first', async () => {
    const { clock, expired } = start(() => null);
    await pass(100_000);
    clock.sawText();
    await pass(50_000);
    clock.sawBytes();
    await pass(59_999);
    expect(expired).toEqual([]);
    await pass(2);
    expect(expired).toEqual(['idle 60000']);
  });

  it('leaves a reply that may be preempted alone', async () => {
    const { clock, expired } = start(() => true);
    clock.sawText();
    await pass(250_000);
    expect(expired).toEqual([]);
  });

  it('excuses no silence for which a person has set a limit', async () => {
    const unbegun = start(() => true, ['first-byte']);
    await pass(120_000);
    expect(unbegun.expired).toEqual(['first-byte 120000']);
    const begun = start(() => true, ['idle']);
    begun.clock.sawText();
    await pass(60_000);
    expect(begun.expired).toEqual(['idle 60000']);
  });

  it('ends a reply that drips', async () => {
    const { clock, expired } = start(() => true);
    clock.sawText();
    for (let second = 0; second < 299; second += 1) {
      await pass(1_000);
      clock.sawBytes();
    }
    expect(expired).toEqual([]);
    await pass(1_001);
    expect(expired).toEqual(['total 300000']);
  });

  it('says nothing once it is stopped', async () => {
    const { clock, expired } = start(() => false);
    clock.stop();
    await pass(1_000_000);
    expect(expired).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

it('gives a reply a minute and half a second for each token', () => {
  expect(phaseLimits(65_536, NO_TIME_LIMITS).totalMs).toBe(60_000 + 32_768_000);
});

it('takes what a person has set for the backend, and decides the rest', () => {
  const limits = phaseLimits(65_536, { ...NO_TIME_LIMITS, idleSeconds: 5, totalSeconds: 90 });
  expect(limits).toEqual({
    firstByteMs: phaseLimits(1, NO_TIME_LIMITS).firstByteMs,
    idleMs: 5_000,
    totalMs: 90_000,
    firm: ['idle'],
  });
});
