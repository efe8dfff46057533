import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lengthAwareReward } from './length-reward.ts';
import { rewardCurve } from './reward-curve.ts';

const cosineOf45Degrees = Math.SQRT1_2;

describe('lengthAwareReward', () => {
  // The quarter points of both cosines: 1 + cos 45° over 2 is 0.853553.
  it.each([
    ['correct', 0, 1],
    ['correct', 25_600, 1],
    ['correct', 27_136, 0.75 + 0.25 * cosineOf45Degrees],
    ['correct', 28_672, 0.75],
    ['correct', 30_208, 0.75 - 0.25 * cosineOf45Degrees],
    ['correct', 31_744, 0.5],
    ['correct', 100_000, 0.5],
    ['incorrect', 0, -1],
    ['incorrect', 925.5, -0.75 - 0.25 * cosineOf45Degrees],
    ['incorrect', 1851, -0.75],
    ['incorrect', 2776.5, -0.75 + 0.25 * cosineOf45Degrees],
    ['incorrect', 3702, -0.5],
    ['incorrect', 31_744, -0.5],
  ] as const)('gives a %s reply of %d tokens %d', (verdict, tokens, reward) => {
    expect(lengthAwareReward({ verdict, tokens })).toBeCloseTo(reward, 12);
  });

  it('gives nothing, not 0, where the verdict or the length is unknown', () => {
    expect(lengthAwareReward({ verdict: 'unscorable', tokens: 5 })).toBeNull();
    expect(lengthAwareReward({ verdict: null, tokens: 5 })).toBeNull();
    expect(lengthAwareReward({ verdict: 'correct', tokens: null })).toBeNull();
  });

  it('takes other lengths and bounds', () => {
    const params = { correctControlTokens: 100, maximumTokens: 300, correctMinimum: 0 };
    expect(lengthAwareReward({ verdict: 'correct', tokens: 200 }, params)).toBeCloseTo(0.5, 12);
    expect(
      lengthAwareReward({ verdict: 'incorrect', tokens: 5 }, { incorrectControlTokens: 10 }),
    ).toBeCloseTo(-0.75, 12);
  });

  it('falls with length for correct replies, rises for incorrect ones, and never mixes the two', () => {
    const tokens = fc.integer({ min: 0, max: 70_000 });
    fc.assert(
      fc.property(tokens, tokens, (one, other) => {
        const [shorter, longer] = [Math.min(one, other), Math.max(one, other)];
        const of = (verdict: 'correct' | 'incorrect', length: number): number =>
          lengthAwareReward({ verdict, tokens: length }) ?? NaN;
        expect(of('correct', shorter)).toBeGreaterThanOrEqual(of('correct', longer));
        expect(of('incorrect', shorter)).toBeLessThanOrEqual(of('incorrect', longer));
        expect(of('correct', longer)).toBeGreaterThanOrEqual(0.5);
        expect(of('incorrect', longer)).toBeLessThanOrEqual(-0.5);
      }),
    );
  });

  it('refuses impossible lengths and parameters', () => {
    expect(() => lengthAwareReward({ verdict: 'correct', tokens: -1 })).toThrow(/tokens/);
    expect(() => lengthAwareReward({ verdict: 'correct', tokens: NaN })).toThrow(/tokens/);
    expect(() =>
      lengthAwareReward({ verdict: 'correct', tokens: 1 }, { maximumTokens: 25_600 }),
    ).toThrow(/maximumTokens/);
  });
});

describe('rewardCurve', () => {
  it('has the ends and the bends of figure 6', () => {
    const curve = rewardCurve();
    const at = (tokens: number) => curve.find((point) => point.tokens === tokens);
    expect(at(0)).toEqual({ tokens: 0, correct: 1, incorrect: -1 });
    expect(at(3702)).toEqual({ tokens: 3702, correct: 1, incorrect: -0.5 });
    expect(at(25_600)).toEqual({ tokens: 25_600, correct: 1, incorrect: -0.5 });
    expect(curve.at(-1)).toEqual({ tokens: 31_744, correct: 0.5, incorrect: -0.5 });
    expect(curve.map(({ tokens }) => tokens)).toEqual(
      curve.map(({ tokens }) => tokens).sort((a, b) => a - b),
    );
  });

  it('refuses a single point', () => {
    expect(() => rewardCurve({}, { points: 1 })).toThrow(/points/);
  });
});
