import { describe, expect, it } from 'vitest';

import type { RunShape } from '@assay/db/queries/extend-sweep';

import { growthOfRuns } from './growth-of-runs.ts';

function shape(given: Partial<RunShape>): RunShape {
  const run = { runId: 1, itemCount: 10, repeats: 4, versionItems: 30, isDecided: false } as const;
  return { ...run, status: 'completed', ...given };
}

describe('how runs grow', () => {
  it.each([
    { wanted: { repeats: 6 }, itemCount: 10, repeats: 6, generations: 20 },
    { wanted: { items: 15 }, itemCount: 15, repeats: 4, generations: 20 },
    { wanted: { items: 'all' }, itemCount: 30, repeats: 4, generations: 80 },
    { wanted: { items: 99, repeats: 5 }, itemCount: 30, repeats: 5, generations: 110 },
  ] as const)('$wanted: $itemCount × $repeats', ({ wanted, itemCount, repeats, generations }) => {
    const growth = growthOfRuns([shape({})], wanted);
    expect(growth.grown).toEqual([{ runId: 1, itemCount, repeats }]);
    expect(growth.generations).toBe(generations);
  });

  it('is none where a run asks as much already, and never less', () => {
    expect(growthOfRuns([shape({})], { repeats: 3, items: 5 })).toEqual({
      grown: [],
      generations: 0,
      leftOut: [],
    });
    const [grown] = growthOfRuns([shape({})], { repeats: 3, items: 11 }).grown;
    expect(grown).toMatchObject({ itemCount: 11, repeats: 4 });
  });

  it('is none where a run is decided', () => {
    expect(growthOfRuns([shape({ isDecided: true })], { repeats: 9 }).grown).toEqual([]);
  });

  it('leaves out runs that failed or were cancelled, and counts those that would grow', () => {
    const { grown, leftOut, generations } = growthOfRuns(
      [
        shape({ runId: 1, status: 'running' }),
        shape({ runId: 2, status: 'failed' }),
        shape({ runId: 3, status: 'cancelled' }),
        shape({ runId: 4, status: 'failed', repeats: 9 }),
        shape({ runId: 5, status: 'paused' }),
      ],
      { repeats: 5 },
    );
    expect(grown.map(({ runId }) => runId)).toEqual([1, 5]);
    expect(generations).toBe(20);
    expect(leftOut).toEqual([
      { status: 'failed', runs: 1 },
      { status: 'cancelled', runs: 1 },
    ]);
  });
});
