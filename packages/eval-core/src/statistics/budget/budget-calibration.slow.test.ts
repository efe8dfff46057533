import { describe, expect, it } from 'vitest';

import { coverageBand, coverageOf, coverageRow } from '../../testing/calibration-cell.ts';
import { budgetCell } from '../../testing/length-calibration.ts';

const simulations = 10_000;

const spreads = [
  { between: 0.2, within: 0.8 },
  { between: 0.7, within: 0.4 },
  { between: 1, within: 0.1 },
];

const sizes = [
  { items: 5, repeats: 4 },
  { items: 8, repeats: 1 },
  { items: 15, repeats: 4 },
  { items: 30, repeats: 4 },
  { items: 60, repeats: 2 },
];

describe('the band of the budget curve, over many simulated benchmarks', () => {
  it.each(spreads.flatMap((spread) => sizes.map((size) => budgetCell(spread, size))))(
    'covers the truth: $name',
    (cell) => {
      const coverage = coverageOf(cell, simulations);
      process.stdout.write(coverageRow(cell.name, coverage));
      const { least, most } = coverageBand(cell.isUsual, simulations);
      expect(coverage.coveredFraction).toBeGreaterThanOrEqual(least);
      expect(coverage.coveredFraction).toBeLessThanOrEqual(most);
    },
  );
});
