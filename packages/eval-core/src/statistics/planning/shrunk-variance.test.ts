import { describe, expect, it } from 'vitest';

import {
  shrunkQuestionVariance,
  shrunkRunVariance,
  UNKNOWN_CHANCE,
  UNKNOWN_DIFFERENCE,
} from './shrunk-variance.ts';

describe('shrunkRunVariance', () => {
  it.each([
    // E π(1 − π) of Beta(½, 4½), Beta(1½, 3½), Beta(2½, 2½): a·b/((a + b)(a + b + 1)).
    { correct: 0, expected: (0.5 * 4.5) / (5 * 6) },
    { correct: 1, expected: (1.5 * 3.5) / (5 * 6) },
    { correct: 2, expected: (2.5 * 2.5) / (5 * 6) },
  ])('is the mean over the posterior of one chance: $correct of 4', ({ correct, expected }) => {
    expect(shrunkRunVariance((correct * (4 - correct)) / (4 * 3), 4)).toBeCloseTo(expected, 15);
  });

  it('is about that of half a sample where none differed, and is never 0', () => {
    for (const samples of [48, 1500, 1_000_000]) {
      const none = shrunkRunVariance(0, samples);
      expect(none).toBeGreaterThan(0.47 / samples);
      expect(none).toBeLessThan(0.5 / samples);
      expect(shrunkRunVariance(1 / samples, samples)).toBeGreaterThan(2.8 * none);
    }
  });
});

describe('shrunkQuestionVariance', () => {
  it('is the variance over the questions that were seen and an unknown one', () => {
    // Three of variance 0.06 and mean 0.9, one of Beta(½, ½): 0.18/4 + 1/32 + 3/16 · 0.4².
    const seen = { variance: 0.06, mean: 0.9, questions: 3 };
    expect(shrunkQuestionVariance(seen, UNKNOWN_CHANCE)).toBeCloseTo(0.10625, 15);
  });

  it('moves from none where nothing was seen of how two checkpoints differ', () => {
    // 1/4 over 31 questions.
    const alike = { variance: 0, mean: 0, questions: 30 };
    expect(shrunkQuestionVariance(alike, UNKNOWN_DIFFERENCE)).toBeCloseTo(1 / 124, 15);
  });

  it('leaves nearly all as it was seen for many questions', () => {
    const seen = { variance: 0.08, mean: 0.6, questions: 500 };
    expect(shrunkQuestionVariance(seen, UNKNOWN_CHANCE) / seen.variance).toBeCloseTo(1, 2);
  });
});
