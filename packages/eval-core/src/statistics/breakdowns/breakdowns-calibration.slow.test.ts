import { describe, expect, it } from 'vitest';

import { coverageBand, coverageOf, coverageRow } from '../../testing/calibration-cell.ts';
import {
  MIX_WORLDS,
  SLICE_WORLDS,
  sliceCoverage,
  standardisedCell,
} from '../../testing/slice-calibration.ts';

const simulations = 10_000;

describe('shrunk slices, over many simulated benchmarks', () => {
  it.each(SLICE_WORLDS)('cover their truth and err less than the slices: $name', (world) => {
    const shrunk = sliceCoverage(world, simulations, 'shrunk');
    const own = sliceCoverage(world, simulations / 5, 'own');
    const errors = [shrunk, own].map(({ meanSquaredError }) => Math.sqrt(meanSquaredError));
    const [ofShrunk = NaN, ofOwn = NaN] = errors;
    const rootMeanSquares = `${ofShrunk.toFixed(4)} against ${ofOwn.toFixed(4)}`;
    process.stdout.write(coverageRow(`shrunk, ${world.name}, error ${rootMeanSquares}`, shrunk));
    process.stdout.write(coverageRow(`not shrunk, ${world.name}`, own));
    expect(shrunk.coveredFraction).toBeGreaterThanOrEqual(coverageBand(false, simulations).least);
    expect(ofShrunk).toBeLessThan(ofOwn);
  });
});

describe('the difference with the same mix, over many simulated pairs of runs', () => {
  it.each(MIX_WORLDS.map(standardisedCell))('covers the truth: $name', (cell) => {
    const coverage = coverageOf(cell, simulations);
    process.stdout.write(coverageRow(cell.name, coverage));
    expect(coverage.coveredFraction).toBeGreaterThanOrEqual(
      coverageBand(false, coverage.intervals).least,
    );
  });
});
