import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { WATCHED_WORLDS, watchStudies } from '../../testing/sequential-worlds.ts';

/** 0.05 and four standard errors of a share of 200; the slow form has 10,000 studies a cell. */
const studies = 200;
const most = 0.05 + 4 * Math.sqrt((0.05 * 0.95) / studies);

describe('looking after every repeat', () => {
  it.each(WATCHED_WORLDS)('misses the truth in at most 5 % of studies of $name', (world) => {
    const shares = watchStudies(createRng(`watched ${world.name}`), world, studies);
    expect(shares.everMissed).toBeLessThanOrEqual(most);
    expect(shares.everMissedAccuracy).toBeLessThanOrEqual(most);
    expect(shares.falselyDecided).toBeLessThanOrEqual(most);
  });
});
