import { expect, test } from 'vitest';

import { prepareProgress } from './progress-segments.ts';

test('parts and the rest make up the whole', () => {
  const prepared = prepareProgress(
    [
      { tone: 'correct', label: 'correct', count: 3 },
      { tone: 'unscorable', label: 'unscorable', count: 0 },
      { tone: 'incorrect', label: 'incorrect', count: 1 },
    ],
    10,
  );
  expect(prepared.done).toBe(4);
  expect(prepared.remaining).toBe(6);
  expect(prepared.drawn.map(({ tone }) => tone)).toEqual(['correct', 'incorrect']);
  expect(prepared.text).toBe('4 of 10, 3 correct, 1 incorrect');
});

test('more parts than the total never leaves a negative rest', () => {
  expect(prepareProgress([{ tone: 'done', label: 'done', count: 5 }], 4).remaining).toBe(0);
});
