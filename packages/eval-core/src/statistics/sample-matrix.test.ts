import { describe, expect, it } from 'vitest';

import { CELL, itemOutcomes, sampleMatrix, type SampleFigures } from './sample-matrix.ts';

function sample(item: string, repeat: number, parts: Partial<SampleFigures> = {}): SampleFigures {
  return {
    item,
    repeat,
    verdict: 'correct',
    answer: null,
    tokens: null,
    thinkingTokens: null,
    isCutOff: null,
    attributes: {},
    ...parts,
  };
}

describe('sampleMatrix', () => {
  it('places samples in any order, and leaves what is not there missing', () => {
    const matrix = sampleMatrix([
      sample('b', 1, { tokens: 7, answer: '4', attributes: { level: 2 } }),
      sample('a', 0, { verdict: 'incorrect', isCutOff: true }),
      sample('b', 0, { verdict: 'unscorable' }),
    ]);
    expect(matrix.items).toEqual(['b', 'a']);
    expect(matrix.repeats).toBe(2);
    expect([...matrix.outcomes]).toEqual([
      CELL.unscorable,
      CELL.correct,
      CELL.incorrect,
      CELL.missing,
    ]);
    expect([...matrix.tokens]).toEqual([NaN, 7, NaN, NaN]);
    expect(matrix.answers).toEqual([null, '4', null, null]);
    expect(matrix.cutOffs).toEqual([null, null, true, null]);
    expect(matrix.attributes).toEqual([{ level: 2 }, {}]);
  });

  it('takes a sample without a verdict for missing, and items and columns that must be there', () => {
    const matrix = sampleMatrix([sample('a', 0, { verdict: null })], {
      items: ['x', 'a'],
      repeats: 3,
    });
    expect(matrix.items).toEqual(['x', 'a']);
    expect(itemOutcomes(matrix)).toEqual([
      { correct: 0, incorrect: 0, unscorable: 0, missing: 3 },
      { correct: 0, incorrect: 0, unscorable: 0, missing: 3 },
    ]);
  });

  it.each([
    [[sample('a', -1)], 'Repeat -1 of item a'],
    [[sample('a', 0.5)], 'Repeat 0.5 of item a'],
    [[sample('a', 3), sample('a', 3)], 'Item a has two samples of repeat 3.'],
    [[sample('a', 30_000_000)], 'more than 20000000 cells'],
  ])('refuses impossible samples', (samples, sentence) => {
    expect(() => sampleMatrix(samples)).toThrow(sentence);
  });
});

it('itemOutcomes adds up to the repeats of each item', () => {
  const verdicts = ['correct', 'incorrect', 'unscorable', null] as const;
  const samples = verdicts.map((verdict, repeat) => sample('a', repeat, { verdict }));
  expect(itemOutcomes(sampleMatrix(samples))).toEqual([
    { correct: 1, incorrect: 1, unscorable: 1, missing: 1 },
  ]);
});
