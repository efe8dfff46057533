import { describe, expect, it } from 'vitest';

import { coverageBand, coverageOf } from '../../testing/calibration-cell.ts';
import {
  MIX_WORLDS,
  SLICE_WORLDS,
  sliceCoverage,
  standardisedCell,
} from '../../testing/slice-calibration.ts';

const benchmarks = 60;
const pairs = 150;

/** Two of each; all of them, ten thousand times, are in breakdowns-calibration.slow.test.ts. */
const sliceWorlds = [SLICE_WORLDS[2], SLICE_WORLDS[5]].flatMap((world) => world ?? []);
const mixWorlds = MIX_WORLDS.slice(1);

describe('shrunk slices, over simulated benchmarks', () => {
  it.each(sliceWorlds)('cover their truth and err less than the slices: $name', (world) => {
    const shrunk = sliceCoverage(world, benchmarks, 'shrunk');
    // The slices of one benchmark share their shrinkage, so only whole benchmarks count as independent.
    expect(shrunk.coveredFraction).toBeGreaterThanOrEqual(coverageBand(false, benchmarks).least);
    const own = sliceCoverage(world, benchmarks, 'own');
    expect(shrunk.meanSquaredError).toBeLessThan(own.meanSquaredError);
  });
});

describe('the difference with the same mix, over simulated pairs of runs', () => {
  it.each(mixWorlds.map(standardisedCell))('covers the truth: $name', (cell) => {
    const { coveredFraction, intervals } = coverageOf(cell, pairs);
    expect(coveredFraction).toBeGreaterThanOrEqual(coverageBand(false, intervals).least);
  });
});
