import { expect, it } from 'vitest';

import type { ChatReply } from '../client/reply-builder.ts';
import { noMeters } from './meters.ts';
import { createReplicaWatch, NO_FIGURES } from './replica-figures.ts';

const GPU = { backendId: 1, replica: 'gpu-1:8000' };
const OTHER = { backendId: 1, replica: 'gpu-2:8000' };

function watchAt(clock: { nowMs: number }) {
  const watch = createReplicaWatch(noMeters, () => clock.nowMs);
  const reply = (completionTokens: number) => {
    watch.meters.replied(GPU, { completionTokens } as ChatReply);
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
  // Slices of 5 s: the minute may be up to one slice short.
  expect(watch.of(GPU).tokensPerSecond).toBeGreaterThan(50 * (55 / 60) - 1);
  expect(watch.of(GPU).tokensPerSecond).toBeLessThanOrEqual(50);
  expect(watch.of(OTHER)).toEqual(NO_FIGURES);
  clock.nowMs += 61_000;
  expect(watch.of(GPU).tokensPerSecond).toBeNull();
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
