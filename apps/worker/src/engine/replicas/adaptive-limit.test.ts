import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createAdaptiveLimit, type Advice } from './adaptive-limit.ts';

describe('createAdaptiveLimit', () => {
  it('doubles while it is used up, until the first cut, and goes by a tenth afterwards', () => {
    const limit = createAdaptiveLimit({ start: 20, ceiling: 200 });
    const grow = (nowMs: number) => {
      limit.noteInFlight(limit.limit);
      limit.advise('grow', nowMs);
      return limit.limit;
    };
    expect([grow(0), grow(0)]).toEqual([40, 80]);
    limit.noteInFlight(80);
    limit.overloaded(0, null);
    expect(limit.limit).toBe(64);
    expect(grow(14_999)).toBe(64);
    expect([grow(15_000), grow(15_000)]).toEqual([70, 77]);
    expect([grow(15_000), grow(15_000)]).toEqual([84, 92]);
  });

  it('never grows on a client that had no use for more', () => {
    const limit = createAdaptiveLimit({ start: 20, ceiling: 200 });
    limit.noteInFlight(15);
    limit.advise('grow', 0);
    expect(limit.limit).toBe(20);
    limit.noteInFlight(16);
    limit.advise('grow', 0);
    expect(limit.limit).toBe(40);
    // The peak counts since the last advice.
    limit.advise('grow', 0);
    expect(limit.limit).toBe(40);
  });

  it('counts a burst of refusals once, and rests as long as the server asks', () => {
    const limit = createAdaptiveLimit({ start: 100, ceiling: 100 });
    limit.noteInFlight(100);
    for (let refusals = 0; refusals < 50; refusals += 1) limit.overloaded(0, 2_000);
    expect(limit.limit).toBe(80);
    limit.noteInFlight(80);
    limit.overloaded(2_000, 2_000);
    expect(limit.limit).toBe(64);
  });

  it('cuts by 15 % for a long queue, and never below one', () => {
    const limit = createAdaptiveLimit({ start: 100, ceiling: 100 });
    limit.noteInFlight(100);
    limit.advise('cut', 0);
    expect(limit.limit).toBe(85);
    for (let cuts = 1; cuts < 60; cuts += 1) limit.advise('cut', cuts * 15_000);
    expect(limit.limit).toBe(1);
    limit.noteInFlight(1);
    limit.advise('grow', 2_000_000);
    expect(limit.limit).toBe(2);
  });

  it('cuts from what was in flight where a share keeps that below the limit', () => {
    const limit = createAdaptiveLimit({ start: 64, ceiling: 64 });
    limit.noteInFlight(16);
    limit.advise('cut', 0);
    expect(limit.limit).toBe(13);
    limit.noteInFlight(13);
    limit.overloaded(15_000, null);
    expect(limit.limit).toBe(10);
  });

  it('knows the most since the last look, and what is in flight still', () => {
    const limit = createAdaptiveLimit({ start: 64, ceiling: 64 });
    limit.noteInFlight(60);
    limit.noteInFlight(40);
    limit.advise('hold', 0);
    limit.noteInFlight(30);
    limit.advise('cut', 1_000);
    expect(limit.limit).toBe(34);
    limit.overloaded(16_000, null);
    expect(limit.limit).toBe(24);
    // A refusal is a look as well.
    limit.noteInFlight(10);
    limit.advise('hold', 17_000);
    limit.overloaded(31_000, null);
    expect(limit.limit).toBe(8);
  });

  it('is always a whole number from one to the ceiling', () => {
    const step = fc.record({
      what: fc.constantFrom<Advice | 'overloaded'>('grow', 'hold', 'cut', 'overloaded'),
      inFlight: fc.nat(600),
      ms: fc.nat(30_000),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 512 }), fc.array(step), (ceiling, steps) => {
        const limit = createAdaptiveLimit({ start: ceiling, ceiling });
        let nowMs = 0;
        for (const { what, inFlight, ms } of steps) {
          nowMs += ms;
          limit.noteInFlight(inFlight);
          if (what === 'overloaded') limit.overloaded(nowMs, ms);
          else limit.advise(what, nowMs);
          expect(Number.isInteger(limit.limit)).toBe(true);
          expect(limit.limit).toBeGreaterThanOrEqual(1);
          expect(limit.limit).toBeLessThanOrEqual(ceiling);
        }
      }),
    );
  });
});
