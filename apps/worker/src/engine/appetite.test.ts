import { describe, expect, it } from 'vitest';

import { createAppetite } from './appetite.ts';

describe('createAppetite', () => {
  it('wants a shard while fewer requests wait than are in flight', () => {
    const appetite = createAppetite();
    const slots = { inFlight: 64, waiting: 63, isAway: false };
    appetite.asking(slots);
    expect(appetite.wantsMore()).toBe(true);
    slots.waiting = 64;
    expect(appetite.wantsMore()).toBe(false);
  });

  it('wants none for a backend that no shard asks any more, nor without any', () => {
    const appetite = createAppetite();
    expect(appetite.wantsMore()).toBe(false);
    const slots = { inFlight: 8, waiting: 0, isAway: false };
    const [first, second] = [appetite.asking(slots), appetite.asking(slots)];
    first();
    first();
    expect(appetite.wantsMore()).toBe(true);
    second();
    expect(appetite.wantsMore()).toBe(false);
  });

  it('waits for shards that are being read: what they ask for is not known yet', () => {
    const appetite = createAppetite();
    appetite.asking({ inFlight: 8, waiting: 0, isAway: false });
    const reading = Array.from({ length: 8 }, appetite.reading);
    expect(appetite.wantsMore()).toBe(false);
    reading[0]?.();
    expect(appetite.wantsMore()).toBe(true);
  });

  it('looks at every backend by itself', () => {
    const appetite = createAppetite();
    appetite.asking({ inFlight: 8, waiting: 100, isAway: false });
    appetite.asking({ inFlight: 8, waiting: 0, isAway: false });
    expect(appetite.wantsMore()).toBe(true);
  });

  it('wants more while a backend is away: its shards would else keep those of others from being taken', () => {
    const appetite = createAppetite();
    appetite.asking({ inFlight: 0, waiting: 100, isAway: true });
    expect(appetite.wantsMore()).toBe(true);
  });
});
