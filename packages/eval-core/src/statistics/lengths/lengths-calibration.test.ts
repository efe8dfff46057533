import { describe, expect, it } from 'vitest';

import { coverageBand, coverageOf, type CalibrationCell } from '../../testing/calibration-cell.ts';
import {
  gammaMeanCell,
  logNormalMeanCell,
  quantileCell,
  raggedShareCell,
  ratioCell,
} from '../../testing/length-calibration.ts';

const simulations = 1000;

/** The wide grid, with ten thousand simulations a cell, is lengths-calibration.slow.test.ts. */
const cells: CalibrationCell[] = [
  logNormalMeanCell({ between: 0.7, within: 0.4 }, { items: 5, repeats: 4 }),
  logNormalMeanCell({ between: 1, within: 0.5 }, { items: 15, repeats: 4 }),
  logNormalMeanCell({ between: 0.7, within: 0.4, cap: 2.5 }, { items: 100, repeats: 1 }),
  gammaMeanCell({ between: 0.5, within: 0.3 }, { items: 30, repeats: 4 }),
  quantileCell(0.5, { between: 0.7, within: 0.4 }, { items: 8, repeats: 1 }),
  quantileCell(0.5, { between: 1, within: 0.1 }, { items: 40, repeats: 3 }),
  quantileCell(0.95, { between: 0.7, within: 0.4 }, { items: 200, repeats: 1 }),
  raggedShareCell(0.1, { between: 0.7, within: 0.4 }, { items: 15, repeats: 5 }),
  raggedShareCell(0.5, { between: 1, within: 0.1 }, { items: 30, repeats: 3 }),
  ratioCell(0.5, 5),
];

describe('the intervals of lengths, over simulated benchmarks', () => {
  it.each(cells)('covers the truth: $name', (cell) => {
    const { coveredFraction, intervals } = coverageOf(cell, simulations);
    const { least, most } = coverageBand(cell.isUsual, intervals);
    expect(intervals).toBe(simulations);
    expect(coveredFraction).toBeGreaterThanOrEqual(least);
    expect(coveredFraction).toBeLessThanOrEqual(most);
  });
});
