import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { percentAxis, repeatsAxis, tokensAxis } from './curve-axes.ts';

describe('the axis of k', () => {
  it('has powers of two and the last k', () => {
    const { ticks, domain } = repeatsAxis('k', 50);
    expect(ticks.map(({ text }) => text)).toEqual(['1', '2', '4', '8', '16', '32', '50']);
    expect(domain).toEqual([0, Math.log2(50)]);
  });

  it('leaves a power of two out that the last k would cover', () => {
    expect(repeatsAxis('k', 5).ticks.map(({ text }) => text)).toEqual(['1', '2', '5']);
    expect(repeatsAxis('k', 3).ticks.map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('never has two ticks in one place, and always both ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5000 }), (most) => {
        const places = repeatsAxis('k', most).ticks.map(({ at }) => at);
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBe(Math.log2(most));
        expect(new Set(places).size).toBe(places.length);
        expect(places.length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('the axis of tokens', () => {
  it('covers whole doublings', () => {
    const { domain, ticks } = tokensAxis('T', Math.log2(3000), Math.log2(31_744));
    expect(domain).toEqual([11, 15]);
    expect(ticks.map(({ text }) => text)).toEqual(['2k', '4k', '8k', '16k', '32k']);
  });

  it('has a width where all replies are equally long', () => {
    expect(tokensAxis('T', 6, 6).domain).toEqual([6, 7]);
  });
});

describe('the axis of per cent', () => {
  it('covers what is drawn, at least ten points, and stays within 0…100', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true })), (percents) => {
        const { domain } = percentAxis('Accuracy (%)', percents);
        expect(domain[0]).toBeGreaterThanOrEqual(0);
        expect(domain[1]).toBeLessThanOrEqual(100);
        expect(domain[1] - domain[0]).toBeGreaterThanOrEqual(10 - 1e-9);
        for (const percent of percents) {
          expect(percent).toBeGreaterThanOrEqual(domain[0]);
          expect(percent).toBeLessThanOrEqual(domain[1]);
        }
      }),
    );
  });
});
