import { afterEach, it } from 'vitest';

import { killChildren } from './testing/child-processes.ts';
import { expectFloorFallAndCeiling } from './testing/expect-suite.ts';
import { measureSuite } from './testing/measure-suite.ts';

afterEach(killChildren);

it('a large sweep over all generated families shows floor, fall and ceiling', async () => {
  const { families } = await measureSuite({ itemsPerLevel: 6, programsPerLevel: 4, repeats: 3 });
  expectFloorFallAndCeiling(families);
});
