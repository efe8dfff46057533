import { describe, expect, it } from 'vitest';

import { sampleMatrix, type SampleFigures } from '../statistics/sample-matrix.ts';
import { runReward } from './run-reward.ts';

const usual: SampleFigures = {
  item: 'a',
  repeat: 0,
  verdict: 'correct',
  answer: null,
  tokens: 1000,
  thinkingTokens: null,
  isCutOff: false,
  attributes: {},
};

function matrixOf(samples: Partial<SampleFigures>[]) {
  return sampleMatrix(samples.map((sample) => ({ ...usual, ...sample })));
}

describe('the accuracy reward of a run', () => {
  it('is the mean over questions of the reward by length', () => {
    // Question a: correct below 25,600 tokens 1, and incorrect beyond 3,702 −0.5; question b: incorrect at 0 tokens −1.
    const { accuracyReward, ...counts } = runReward(
      matrixOf([
        {},
        { repeat: 1, verdict: 'incorrect', tokens: 5000 },
        { item: 'b', verdict: 'incorrect', tokens: 0 },
        { item: 'b', repeat: 1, verdict: 'incorrect', tokens: 0 },
      ]),
    );
    expect(accuracyReward.value).toBeCloseTo((0.25 - 1) / 2, 12);
    expect(accuracyReward.n).toBe(2);
    expect(counts).toEqual({ rewarded: 4, withoutReward: 0, missingEnds: 0 });
  });

  it('gives a correct reply that was cut off the reward of a missing end', () => {
    const { accuracyReward, missingEnds } = runReward(matrixOf([{ isCutOff: true }]));
    expect(accuracyReward.value).toBeCloseTo(-0.5, 12);
    expect(missingEnds).toBe(1);
  });

  it('leaves out what has no reward, and never counts it as 0', () => {
    const reward = runReward(
      matrixOf([
        {},
        { item: 'b', verdict: 'unscorable' },
        { item: 'c', tokens: null },
        { item: 'd', verdict: null, isCutOff: null },
      ]),
    );
    expect(reward.accuracyReward).toMatchObject({ value: 1, interval: null, n: 1 });
    expect(reward).toMatchObject({ rewarded: 1, withoutReward: 3 });
  });

  it('keeps its interval within the rewards that there are, around the mean', () => {
    const samples = Array.from({ length: 40 }, (_, index): Partial<SampleFigures> => ({
      item: `q${index >> 1}`,
      repeat: index & 1,
      verdict: index % 3 === 0 ? 'correct' : 'incorrect',
      tokens: 500 * index,
    }));
    const { value, interval } = runReward(matrixOf(samples)).accuracyReward;
    expect(interval?.low).toBeGreaterThanOrEqual(-1);
    expect(interval?.low).toBeLessThan(value ?? NaN);
    expect(interval?.high).toBeGreaterThan(value ?? NaN);
    expect(interval?.high).toBeLessThanOrEqual(1);
  });

  it('knows no reward where there are no samples', () => {
    expect(runReward(sampleMatrix([])).accuracyReward).toEqual({
      value: null,
      interval: null,
      n: 0,
    });
  });
});
