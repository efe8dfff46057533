import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { watchProgress } from './progress-watch.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => vi.useRealTimers());

/** A watch on a thread that stands at the given request (from 1), looked at as often as it asks for. */
function openWatch(requests: number) {
  const watch = watchProgress(1_000);
  watch.begin(requests);
  const cell = new Int32Array(watch.cell);
  function pass(durationMs: number): number {
    let spentMs = 0;
    for (let passedMs = 0; passedMs < durationMs; passedMs += watch.lookEveryMs) {
      vi.advanceTimersByTime(watch.lookEveryMs);
      spentMs = watch.look();
    }
    return spentMs;
  }
  return { ...watch, pass, moveTo: (position: number) => Atomics.store(cell, 0, position) };
}

describe('watchProgress', () => {
  it('tells how long the thread has been at the same request, within one look', () => {
    const { pass, moveTo, current, lookEveryMs } = openWatch(5);
    expect(current()).toBeNull();
    moveTo(2);
    expect(current()).toBe(1);
    expect(pass(600)).toBeGreaterThanOrEqual(600 - lookEveryMs);
    moveTo(3);
    expect(pass(200)).toBeLessThanOrEqual(200);
  });

  it('counts the way to the first request, but nothing after the last', () => {
    const { pass, moveTo, current } = openWatch(5);
    expect(pass(300)).toBe(300);
    moveTo(6);
    expect(pass(300)).toBe(0);
    expect(current()).toBeNull();
  });

  it('counts nothing while the thread rests', () => {
    const { pass, rest } = openWatch(5);
    rest();
    expect(pass(300)).toBe(0);
  });

  it('counts little of the time in which nobody could look', () => {
    const { look, moveTo, lookEveryMs } = openWatch(5);
    moveTo(1);
    look();
    vi.advanceTimersByTime(3_600_000);
    expect(look()).toBe(2 * lookEveryMs);
  });
});
