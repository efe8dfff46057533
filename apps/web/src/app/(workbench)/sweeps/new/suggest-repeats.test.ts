import { expect, it } from 'vitest';

import { suggestRepeats } from './suggest-repeats.ts';

const benchmarks = [
  { id: 1, defaultRepeats: null },
  { id: 2, defaultRepeats: 3 },
  { id: 3, defaultRepeats: 50 },
];

it.each([
  [[], 5],
  [[1], 5],
  [[1, 2], 3],
  [[2, 3], 50],
  [[9], 5],
])('of the versions %j proposes %i repeats', (chosen, repeats) => {
  expect(suggestRepeats(benchmarks, chosen)).toBe(repeats);
});
