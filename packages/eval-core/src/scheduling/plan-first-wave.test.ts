import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { drawNormal } from '../draw-normal.ts';
import { toTheEnd } from '../in-parts.ts';
import { createRng } from '../random.ts';
import { beginWith, planFirstWave, type RunForecast } from './plan-first-wave.ts';

/** Long reasoning: 250 items about a median of 5,000 tokens, four waves in all. */
function forecast(changes: Partial<RunForecast>): RunForecast {
  const rng = createRng('items');
  const expectedTokens = Array.from({ length: 250 }, () =>
    Math.min(28_000, 5_000 * Math.exp(0.8 * drawNormal(rng))),
  ).sort((a, b) => b - a);
  return {
    expectedTokens,
    repeats: 8,
    slots: 512,
    maxTokens: 30_000,
    repeatSigma: 0.5,
    earlierReplies: 8,
    ...changes,
  };
}

const plan = (changes: Partial<RunForecast> = {}) => toTheEnd(planFirstWave(forecast(changes)));

describe('the first wave', () => {
  it('leaves out the very longest where the replies of an item differ much', () => {
    const { postponedItems, waveItems } = plan();
    expect(waveItems).toBe(64);
    expect(postponedItems).toBeGreaterThan(0);
    expect(postponedItems).toBeLessThan(64);
  });

  it('is longest first where the replies of an item are much alike', () => {
    expect(plan({ repeatSigma: 0.1 }).postponedItems).toBe(0);
  });

  it('is longest first where nothing cuts a long reply', () => {
    expect(plan({ maxTokens: 1_000_000 }).postponedItems).toBe(0);
  });

  it('is longest first where the run has hardly more than one wave, or only one', () => {
    expect(plan({ slots: 1_960 }).postponedItems).toBe(0);
    expect(plan({ slots: 4_096 }).postponedItems).toBe(0);
    expect(plan({ expectedTokens: [] }).postponedItems).toBe(0);
  });

  it('is the same for the same forecast, and pauses after each draw', () => {
    expect(plan()).toEqual(plan());
    expect([...planFirstWave(forecast({}))]).toHaveLength(32);
  });
});

describe('a list that begins with a wave', () => {
  it('has the postponed behind the wave and all others in their places', () => {
    const items = [...'abcdefgh'];
    expect(beginWith(items, { postponedItems: 2, waveItems: 3 }).join('')).toBe('cdeabfgh');
    expect(beginWith(items, { postponedItems: 0, waveItems: 3 }).join('')).toBe('abcdefgh');
  });

  it('has every item once, whatever the wave', () => {
    const natural = fc.nat({ max: 20 });
    fc.assert(
      fc.property(fc.nat({ max: 30 }), natural, natural, (count, postponedItems, waveItems) => {
        const items = Array.from({ length: count }, (_, place) => place);
        const begun = beginWith(items, { postponedItems, waveItems });
        expect([...begun].sort((a, b) => a - b)).toEqual(items);
      }),
    );
  });
});
