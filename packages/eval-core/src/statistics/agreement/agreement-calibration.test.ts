import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  alphaStudies,
  kappaStudies,
  RATED_WORLDS,
  REPEATED_WORLDS,
} from '../../testing/agreement-worlds.ts';

/** 0.93 less four standard errors of a share of 300; the slow form has 10,000 studies a cell. */
const studies = 300;
const least = 0.93 - 4 * Math.sqrt((0.95 * 0.05) / studies);

describe('intervals of agreement', () => {
  it.each(RATED_WORLDS)('of α cover with $name', (world) => {
    const { covered, unknown } = alphaStudies(createRng(`alpha ${world.name}`), world, studies);
    expect(covered).toBeGreaterThanOrEqual(least);
    expect(unknown).toBeLessThan(0.01);
  });

  it.each(REPEATED_WORLDS)('of κ by item cover with $name', (world) => {
    const { covered, unknown } = kappaStudies(createRng(`kappa ${world.name}`), world, studies);
    expect(covered).toBeGreaterThanOrEqual(least);
    expect(unknown).toBeLessThan(0.01);
  });
});
