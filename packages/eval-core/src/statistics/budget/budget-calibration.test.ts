import { describe, expect, it } from 'vitest';

import { coverageBand, coverageOf } from '../../testing/calibration-cell.ts';
import { budgetCell } from '../../testing/length-calibration.ts';

const simulations = 1000;

describe('the band of the budget curve, over simulated benchmarks', () => {
  it.each([
    budgetCell({ between: 0.7, within: 0.4 }, { items: 8, repeats: 1 }),
    budgetCell({ between: 0.2, within: 0.8 }, { items: 30, repeats: 4 }),
  ])('covers the truth: $name', (cell) => {
    const { coveredFraction } = coverageOf(cell, simulations);
    const { least, most } = coverageBand(cell.isUsual, simulations);
    expect(coveredFraction).toBeGreaterThanOrEqual(least);
    expect(coveredFraction).toBeLessThanOrEqual(most);
  });
});
