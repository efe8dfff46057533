import { expect, test } from 'vitest';

import { nameInFull } from './name-in-full.ts';

test('a name whose end a picker may cut is written out, another is not said twice', () => {
  const long = 'qwen3-8b-grpo-lr1e-6-seed3 step 1000';
  expect(nameInFull(long)).toBe(long);
  expect(nameInFull('solver:walksat-200')).toBeNull();
  expect(nameInFull(undefined)).toBeNull();
});
