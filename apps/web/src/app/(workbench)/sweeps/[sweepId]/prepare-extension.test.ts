import { expect, it } from 'vitest';

import { prepareExtension } from './prepare-extension.ts';

const plan = {
  grownRuns: 4,
  grownGenerations: 800,
  newRuns: 1,
  newGenerations: 400,
  generations: 1_200,
  isUpperBound: false,
  maxCompletionTokens: 1_228_800,
  leftOut: [],
};

it('says what goes on, what is new, and that both are the whole', () => {
  expect(prepareExtension(plan)).toEqual({
    generations: '1,200 further generations',
    parts:
      '800 generations in 4 runs, 400 generations in 1 new run; at most 1.2M completion tokens.',
    leftOut: null,
  });
});

it('says where fewer may do', () => {
  expect(prepareExtension({ ...plan, isUpperBound: true }).generations).toBe(
    'at most 1,200 further generations',
  );
});

it('is silent about a part that there is not', () => {
  const { parts } = prepareExtension({ ...plan, newRuns: 0, newGenerations: 0 });
  expect(parts).toBe('800 generations in 4 runs; at most 1.2M completion tokens.');
});

it('names runs that are left out, and what helps', () => {
  const leftOut = [
    { status: 'failed' as const, runs: 2 },
    { status: 'cancelled' as const, runs: 1 },
  ];
  expect(prepareExtension({ ...plan, leftOut }).leftOut).toBe(
    'Left as they are: 2 runs failed (retry, then extend once more); 1 run cancelled (its benchmarks need a sweep of their own).',
  );
});
