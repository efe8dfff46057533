import { describe, expect, it } from 'vitest';

import { createAppetite } from './appetite.ts';

describe('createAppetite', () => {
  it('wants a shard while fewer requests wait than are in flight', () => {
    const appetite = createAppetite();
    const slots = { inFlight: 64, waiting: 63 };
    appetite.asking(slots);
    expect(appetite.wantsMore()).toBe(true);
    slots.waiting = 64;
    expect(appetite.wantsMore()).toBe(false);
  });

  it('wants none for a backend that no shard asks any more, nor without any', () => {
    const appetite = createAppetite();
    expect(appetite.wantsMore()).toBe(false);
    const slots = { inFlight: 8, waiting: 0 };
    const [first, second] = [appetite.asking(slots), appetite.asking(slots)];
    first();
    first();
    expect(appetite.wantsMore()).toBe(true);
    second();
    expect(appetite.wantsMore()).toBe(false);
  });

  it('waits for shards that are being read: what they ask for is not known yet', () => {
    const appetite = createAppetite();
    appetite.asking({ inFlight: 8, waiting: 0 });
    const reading = Array.from({ length: 8 }, appetite.reading);
    expect(appetite.wantsMore()).toBe(false);
    reading[0]?.();
    expect(appetite.wantsMore()).toBe(true);
  });

  it('looks at every backend by itself', () => {
    const appetite = createAppetite();
    appetite.asking({ inFlight: 8, waiting: 100 });
    appetite.asking({ inFlight: 8, waiting: 0 });
    expect(appetite.wantsMore()).toBe(true);
  });
});
