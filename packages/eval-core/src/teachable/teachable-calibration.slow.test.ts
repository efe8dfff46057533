import { describe, expect, it } from 'vitest';

import { gapCoverage } from '../testing/gap-coverage.ts';

const chances = [
  0.001, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.999,
];
const sizes = [4, 8, 16, 32, 64];

/** Exact: there is nothing to simulate. */
describe('the interval of a gap between two shares, over a grid of chances', () => {
  it.each(sizes.flatMap((strong) => sizes.map((weak) => ({ strong, weak }))))(
    'covers at least 93 % for any two chances: $strong and $weak samples',
    (design) => {
      const coverage = gapCoverage(design);
      const all = chances.flatMap((first) => chances.map((second) => coverage(first, second)));
      const average = all.reduce((sum, each) => sum + each, 0) / all.length;
      const [least, mean] = [Math.min(...all), average].map((each) => (each * 100).toFixed(2));
      process.stdout.write(
        `| gap, ${design.strong} and ${design.weak} samples | ${least} % | ${mean} % |\n`,
      );
      expect(Math.min(...all)).toBeGreaterThanOrEqual(0.93);
    },
  );
});
