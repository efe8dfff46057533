import { describe, expect, test } from 'vitest';

import { sampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { equalToTheGold } from './equal-to-the-gold.ts';

function matrixOf(samples: [answer: string, verdict: 'correct' | 'incorrect'][], item = 'a') {
  const rest = { tokens: null, thinkingTokens: null, isCutOff: false, attributes: {} };
  return sampleMatrix(
    samples.map(([answer, verdict], repeat) => ({ item, repeat, answer, verdict, ...rest })),
  );
}

describe('answers are equal', () => {
  const strong = matrixOf([
    ['1/2', 'correct'],
    ['7', 'incorrect'],
  ]);
  const weak = matrixOf([
    ['0.5', 'correct'],
    ['8', 'incorrect'],
  ]);
  const classes = equalToTheGold([strong, weak]);

  test('when both were found correct, whichever run they are of', () => {
    const [half, seven, decimal, eight] = classes(['1/2', '7', '0.5', '8'], 'a');
    expect(decimal).toBe(half);
    expect(new Set([half, seven, eight]).size).toBe(3);
  });

  test('when their texts are, but for white space at the ends', () => {
    expect(new Set(classes(['7', ' 7\n', '7'], 'a')).size).toBe(1);
  });

  test('item by item: correct for one says nothing of another', () => {
    expect(new Set(classes(['1/2', '0.5'], 'b')).size).toBe(2);
  });
});
