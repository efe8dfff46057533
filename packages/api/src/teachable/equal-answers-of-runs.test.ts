import { describe, expect, test } from 'vitest';

import { sampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { answersOfRuns, equalAnswersOfRuns } from './equal-answers-of-runs.ts';

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
    ['7.0', 'incorrect'],
  ]);
  const answers = answersOfRuns([strong, weak]);
  const classes = equalAnswersOfRuns(answers, new Map());

  test('when both were found correct, whichever run they are of', () => {
    const [half, seven, decimal, eight] = classes(['1/2', '7', '0.5', '8'], 'a');
    expect(decimal).toBe(half);
    expect(new Set([half, seven, eight]).size).toBe(3);
  });

  test('when their texts are, but for white space at the ends', () => {
    expect(new Set(classes(['7', ' 7\n', '7'], 'a')).size).toBe(1);
  });

  test('when they are in one group, of whichever run they are', () => {
    expect(answers.wrong).toEqual([{ item: 'a', texts: ['7', '8', '7.0'] }]);
    const byGroups = equalAnswersOfRuns(answers, new Map([['a', [0, 1, 0]]]));
    const [seven, decimal, eight, half] = byGroups(['7', '7.0', '8', '1/2'], 'a');
    expect(decimal).toBe(seven);
    expect(new Set([seven, eight, half]).size).toBe(3);
  });

  test('item by item: correct for one says nothing of another', () => {
    const other = matrixOf(
      [
        ['1/2', 'incorrect'],
        ['0.5', 'incorrect'],
      ],
      'b',
    );
    const both = equalAnswersOfRuns(answersOfRuns([strong, weak, other]), new Map());
    expect(new Set(both(['1/2', '0.5'], 'b')).size).toBe(2);
  });
});
