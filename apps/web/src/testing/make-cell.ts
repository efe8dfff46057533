import type { Accuracy, Cell, Score } from '@assay/contracts/cells';

import { makeVariant } from './make-variant.ts';

/** A finished cell for tests: 10 items × 2 repeats, half of them correct, unless told otherwise. */
export function makeCell(change: Partial<Cell> = {}, accuracy: Partial<Accuracy> = {}): Cell {
  return {
    runId: 1,
    sweepId: 1,
    checkpointId: 1,
    benchmarkVersionId: 1,
    variant: makeVariant(),
    status: 'completed',
    planned: 20,
    scores: [],
    grader: { kind: 'maze', name: 'maze', version: '1', params: {} },
    meanCompletionTokens: 100,
    truncatedFraction: 0,
    unscorable: 0,
    unscorableFraction: 0,
    failures: 0,
    ...change,
    accuracy: { ...HALF, standardErrorSameItems: 0.04, ...accuracy },
  };
}

const HALF = {
  estimateFraction: 0.5,
  interval: { low: 0.3, high: 0.7, level: 0.95, method: 'wilson-clustered-t' },
  stdOverRepeats: 0.05,
  items: 10,
  itemsWithoutSamples: 0,
  repeats: 2,
  samples: 20,
  missingReason: null,
} as const;

/** A named score of 50 % over the samples of such a cell. */
export function makeScore(name: string, change: Partial<Score> = {}): Score {
  return { ...HALF, name, ...change };
}

/** A cell whose accuracy is known with the given bounds. */
export function makeCellBetween(
  runId: number,
  [low, estimateFraction, high]: readonly [number, number, number],
): Cell {
  return makeCell(
    { runId, checkpointId: runId },
    {
      estimateFraction,
      interval: { low, high, level: 0.95, method: 'wilson-clustered-t' },
    },
  );
}
