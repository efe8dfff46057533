import { expect, test } from 'vitest';

import { planObstacle } from './plan-obstacle.ts';

test('the first sentence stands after the label of its field', () => {
  expect(planObstacle({ repeats: 'Give a whole number from 1 to 1,000.' })).toBe(
    'Repeats: give a whole number from 1 to 1,000.',
  );
  expect(planObstacle({ topK: 'Not followed by host (TGI): leave it empty.' })).toBe(
    'Top k: not followed by host (TGI): leave it empty.',
  );
});

test('a sentence that names what it is about stands alone, and no error is no obstacle', () => {
  const checkpointIds = 'Choose at least one checkpoint.';
  expect(planObstacle({ checkpointIds, repeats: 'Give a number.' })).toBe(checkpointIds);
  expect(planObstacle({})).toBeNull();
});
