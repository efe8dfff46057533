import { describe, expect, it } from 'vitest';

import { enclosingTicks } from './axis-ticks.ts';

describe('enclosingTicks', () => {
  it('steps by 1, 2 or 5 times a power of ten', () => {
    expect(enclosingTicks({ low: 46, high: 77, steps: 5, smallestStep: 1 })).toEqual([
      40, 50, 60, 70, 80,
    ]);
    expect(enclosingTicks({ low: 0, high: 0.3, steps: 3, smallestStep: 0 })).toEqual([
      0, 0.1, 0.2, 0.3,
    ]);
  });

  it('never steps below the smallest step', () => {
    expect(enclosingTicks({ low: 0, high: 0.4, steps: 5, smallestStep: 1 })).toEqual([0, 1]);
  });

  it('encloses every range with few, rising ticks', () => {
    const lows = [-98_765.4, -3, -0.37, 0, 0.0123, 7, 99, 31_415.9];
    const spans = [0.011, 0.1, 0.3, 1, 2.5, 7, 10, 99.9, 100, 12_345];
    for (const low of lows) {
      for (const high of spans.map((span) => low + span)) {
        const ticks = enclosingTicks({ low, high, steps: 5, smallestStep: 0 });
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        // Ticks keep ten digits, so an end may miss by one part in 1e9.
        expect(ticks[0]).toBeLessThanOrEqual(low + 1e-9 * (1 + Math.abs(low)));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(high - 1e-9 * (1 + Math.abs(high)));
        expect(ticks).toEqual([...new Set(ticks)].sort((left, right) => left - right));
      }
    }
  });
});
