import { expect, it } from 'vitest';

import type { ChatReply } from '../client/reply-builder.ts';
import { noMeters } from './meters.ts';
import { createReplicaWatch, NO_FIGURES } from './replica-figures.ts';

const GPU = { backendId: 1, replica: 'gpu-1:8000' };
const OTHER = { backendId: 1, replica: 'gpu-2:8000' };

function watchAt(clock: { nowMs: number }) {
  const watch = createReplicaWatch(noMeters, () => clock.nowMs);
  const reply = (completionTokens: number, latencyMs = 1_000) => {
    watch.meters.replied(GPU, { completionTokens, latencyMs } as ChatReply);
  };
  return { watch, reply };
}

it('counts the tokens of the last minute, each replica apart, and knows nothing where no reply ended', () => {
  const clock = { nowMs: 1_000_000 };
  const { watch, reply } = watchAt(clock);
  expect(watch.of(GPU)).toEqual(NO_FIGURES);
  for (let second = 0; second < 300; second += 1) {
    clock.nowMs += 1_000;
    reply(50);
  }
  // Within one reply of those that the window holds, 55 at least.
  expect(watch.of(GPU).tokensPerSecond).toBeGreaterThan(50 * (54 / 55));
  expect(watch.of(GPU).tokensPerSecond).toBeLessThan(50 * (56 / 55) + 0.1);
  expect(watch.of(OTHER)).toEqual(NO_FIGURES);
  clock.nowMs += 61_000;
  expect(watch.of(GPU).tokensPerSecond).toBeNull();
});

it('divides by what it has seen where that is less than a minute', () => {
  const clock = { nowMs: 1_000_000 };
  const { watch, reply } = watchAt(clock);
  reply(8_000, 4_000);
  expect(watch.of(GPU).tokensPerSecond).toBe(2_000);
  clock.nowMs += 4_000;
  reply(8_000, 4_000);
  expect(watch.of(GPU).tokensPerSecond).toBe(2_000);
  clock.nowMs += 8_000;
  expect(watch.of(GPU).tokensPerSecond).toBe(1_000);
});

it('takes a second at least for what it has seen', () => {
  const { watch, reply } = watchAt({ nowMs: 1_000_000 });
  reply(10, 0);
  expect(watch.of(GPU).tokensPerSecond).toBe(10);
});

it('tells the last error, bounded and without what looks like a key', () => {
  const clock = { nowMs: 0 };
  const { watch } = watchAt(clock);
  watch.meters.failed(GPU, 'reset', 'first');
  watch.meters.failed(GPU, 'http-500', `Bearer sk-abcdefghijklmnopqrstuvwxyz ${'x'.repeat(5_000)}`);
  clock.nowMs = 2_000;
  const { lastError } = watch.of(GPU);
  expect(lastError).toMatchObject({ errorClass: 'http-500', ageMs: 2_000 });
  expect(lastError?.message).not.toContain('abcdefghij');
  expect(lastError?.message.length).toBeLessThanOrEqual(300);
});
