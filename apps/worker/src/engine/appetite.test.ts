import { describe, expect, it } from 'vitest';

import { createAppetite } from './appetite.ts';

const IDLE = { total: 64, inFlight: 0, waiting: 0, heldUp: 0, isAway: false };

describe('createAppetite', () => {
  it('wants a shard while fewer requests wait than are in flight', () => {
    const appetite = createAppetite();
    const slots = { ...IDLE, inFlight: 64, waiting: 63 };
    appetite.asking(slots);
    expect(appetite.wantsMore()).toBe(true);
    slots.waiting = 64;
    expect(appetite.wantsMore()).toBe(false);
  });

  it('wants none for a backend that no shard asks any more, nor without any', () => {
    const appetite = createAppetite();
    expect(appetite.wantsMore()).toBe(false);
    const slots = { ...IDLE, inFlight: 8 };
    const [first, second] = [appetite.asking(slots), appetite.asking(slots)];
    first();
    first();
    expect(appetite.wantsMore()).toBe(true);
    second();
    expect(appetite.wantsMore()).toBe(false);
  });

  it('waits for shards that are being read: what they ask for is not known yet', () => {
    const appetite = createAppetite();
    appetite.asking({ ...IDLE, inFlight: 8 });
    const reading = Array.from({ length: 8 }, appetite.reading);
    expect(appetite.wantsMore()).toBe(false);
    reading[0]?.();
    expect(appetite.wantsMore()).toBe(true);
  });

  it('looks at every backend by itself', () => {
    const appetite = createAppetite();
    appetite.asking({ ...IDLE, inFlight: 8, waiting: 100 });
    appetite.asking({ ...IDLE, inFlight: 8 });
    expect(appetite.wantsMore()).toBe(true);
  });

  it('wants more while a backend is away: its shards would else keep those of others from being taken', () => {
    const appetite = createAppetite();
    appetite.asking({ ...IDLE, waiting: 100, isAway: true });
    expect(appetite.wantsMore()).toBe(true);
  });

  it.each([
    ['what waits for other weights is not at hand', { inFlight: 8, waiting: 70, heldUp: 64 }, true],
    ['as many wait for the loaded ones', { inFlight: 8, waiting: 72, heldUp: 64 }, false],
    ['all that it has waits for others', { waiting: 64, heldUp: 64 }, true],
    ['it holds more for others than it should', { waiting: 512, heldUp: 512 }, false],
  ])('on a backend whose weights are changed: %s', (_, part, wantsMore) => {
    const appetite = createAppetite();
    appetite.asking({ ...IDLE, ...part });
    expect(appetite.wantsMore()).toBe(wantsMore);
  });
});
