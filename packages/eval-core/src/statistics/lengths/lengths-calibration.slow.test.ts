import { describe, expect, it } from 'vitest';

import {
  coverageBand,
  coverageOf,
  coverageRow,
  type CalibrationCell,
} from '../../testing/calibration-cell.ts';
import {
  gammaMeanCell,
  logNormalMeanCell,
  quantileCell,
  raggedShareCell,
  ratioCell,
  type LogSpread,
  type Size,
} from '../../testing/length-calibration.ts';

const simulations = 10_000;

const sizes: Size[] = [
  { items: 5, repeats: 4 },
  { items: 8, repeats: 1 },
  { items: 15, repeats: 4 },
  { items: 30, repeats: 4 },
  { items: 200, repeats: 1 },
];

const spreads: LogSpread[] = [
  { between: 0, within: 0.5 },
  { between: 0.7, within: 0.4 },
  { between: 1, within: 0.1 },
];

const cells: CalibrationCell[] = sizes.flatMap((size) => [
  ...spreads.map((spread) => logNormalMeanCell(spread, size)),
  logNormalMeanCell({ between: 1, within: 0.5, cap: 2.5 }, size),
  gammaMeanCell({ between: 0.5, within: 0.3 }, size),
  gammaMeanCell({ between: 1, within: 0.5 }, size),
  ...spreads.flatMap((spread) =>
    [0.05, 0.5, 0.75, 0.95].map((fraction) => quantileCell(fraction, spread, size)),
  ),
  ...spreads.flatMap((spread) =>
    [0.02, 0.1, 0.5].map((share) => raggedShareCell(share, spread, { ...size, repeats: 5 })),
  ),
  ratioCell(0.5, size.items),
]);

describe('the intervals of lengths, over many simulated benchmarks', () => {
  it.each(cells)('covers the truth: $name', (cell) => {
    const coverage = coverageOf(cell, simulations);
    process.stdout.write(coverageRow(cell.name, coverage));
    // High quantiles of few questions have no upper end, and so no interval.
    if (coverage.intervals === 0) return;
    const { least, most } = coverageBand(cell.isUsual, coverage.intervals);
    expect(coverage.coveredFraction).toBeGreaterThanOrEqual(least);
    expect(coverage.coveredFraction).toBeLessThanOrEqual(most);
  });
});
