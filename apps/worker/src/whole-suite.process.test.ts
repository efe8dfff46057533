import { afterEach, expect, it } from 'vitest';

import { killChildren } from './testing/child-processes.ts';
import { expectFloorFallAndCeiling } from './testing/expect-suite.ts';
import { measureSuite } from './testing/measure-suite.ts';

afterEach(killChildren);

it('a sweep over all generated families shows floor, fall and ceiling', async () => {
  const { families } = await measureSuite({ itemsPerLevel: 4, programsPerLevel: 1, repeats: 1 });
  expect(families).toHaveLength(9);
  expectFloorFallAndCeiling(families);
});
