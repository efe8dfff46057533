import { describe, expect, it } from 'vitest';

import { gapCoverage } from '../testing/gap-coverage.ts';

const chances = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.98];

describe('the interval of a gap between two shares, by exact enumeration', () => {
  it.each([
    { strong: 4, weak: 4 },
    { strong: 5, weak: 6 },
    { strong: 8, weak: 16 },
    { strong: 16, weak: 16 },
    { strong: 50, weak: 10 },
  ])('covers at least 93 % for any two chances: $strong and $weak samples', (design) => {
    const coverage = gapCoverage(design);
    const all = chances.flatMap((first) => chances.map((second) => coverage(first, second)));
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0.93);
  });
});
