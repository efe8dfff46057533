import { describe, expect, it } from 'vitest';

import type { Outcome } from '../../verdict.ts';
import { sampleMatrix } from '../sample-matrix.ts';
import { ballotsOf, classesByEquality, classesByText, NO_ANSWER } from './answer-classes.ts';
import { groupTexts } from './group-texts.ts';
import { majorityAtK } from './majority-at-k.ts';

/** One item whose samples are [verdict, answer]. */
function matrixOf(...samples: readonly (readonly [Outcome | null, string | null])[]) {
  return sampleMatrix(
    samples.map(([verdict, answer], repeat) => ({
      item: 'q',
      repeat,
      verdict,
      answer,
      tokens: null,
      thinkingTokens: null,
      isCutOff: null,
      attributes: {},
    })),
  );
}

describe('classesByText', () => {
  it('takes white space at the ends for nothing, and everything else for a difference', () => {
    const matrix = matrixOf(['incorrect', '3'], ['incorrect', ' 3 '], ['incorrect', '3.0']);
    expect([...classesByText(matrix)]).toEqual([1, 1, 2]);
  });

  it('holds all correct answers for the same, whatever their texts', () => {
    const matrix = matrixOf(['correct', '1/2'], ['correct', '0.5'], ['correct', null]);
    expect([...classesByText(matrix)]).toEqual([0, 0, 0]);
  });

  it('keeps a text that was found correct and wrong in one class', () => {
    const [ballot] = ballotsOf(
      matrixOf(['correct', '7'], ['incorrect', '7']),
      classesByText(matrixOf(['correct', '7'], ['incorrect', '7'])),
    );
    expect(ballot?.classes).toEqual([{ samples: 2, correct: 1 }]);
  });

  it('lets no sample vote that has no answer, an empty one, or no verdict', () => {
    const matrix = matrixOf(['incorrect', null], ['unscorable', '  '], [null, '5']);
    expect([...classesByText(matrix)]).toEqual([NO_ANSWER, NO_ANSWER, NO_ANSWER]);
    expect(ballotsOf(matrix, classesByText(matrix))).toEqual([
      { samples: 2, withoutAnswer: 2, classes: [] },
    ]);
  });
});

describe('classesByEquality', () => {
  const byNumber = (left: string, right: string) => Promise.resolve(Number(left) === Number(right));

  it('joins wrong answers that say the same, so that they can win together', async () => {
    const matrix = matrixOf(
      ['incorrect', '0.5'],
      ['incorrect', '.5'],
      ['incorrect', '5e-1'],
      ['correct', '2'],
      ['correct', '2'],
    );
    const [joined] = ballotsOf(matrix, await classesByEquality(matrix, byNumber));
    const [apart] = ballotsOf(matrix, classesByText(matrix));
    // All five: three equal wrong answers beat two right ones; as texts the two right ones beat each of them.
    expect(joined && majorityAtK(joined)[4]).toBe(0);
    expect(apart && majorityAtK(apart)[4]).toBe(1);
  });

  it('never joins a wrong answer to a right one', async () => {
    const matrix = matrixOf(['correct', '7.0'], ['incorrect', '7'], ['incorrect', '8']);
    expect([...(await classesByEquality(matrix, byNumber))]).toEqual([0, 1, 2]);
  });
});

describe('groupTexts', () => {
  it('compares with a bounded number of classes, and makes no end of different texts one', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => String(index));
    let comparisons = 0;
    const different = () => {
      comparisons += 1;
      return Promise.resolve(false);
    };
    expect(new Set(await groupTexts(texts, different, 3)).size).toBe(50);
    expect(comparisons).toBe(0 + 1 + 2 + 3 * 47);
  });
});
