import { afterAll, beforeAll } from 'vitest';

import { openHeldLevels, type HeldLevels } from './testing/held-levels.ts';
import { claimOfLevels } from './testing/level-claims.ts';

let levels: HeldLevels;

beforeAll(async () => {
  levels = await openHeldLevels();
});

afterAll(() => levels.close());

claimOfLevels('code at every level that holds', () => levels);
