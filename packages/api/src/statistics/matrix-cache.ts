import { LRUCache } from 'lru-cache';

import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

/** By what was counted when it was read, so that an old one is never found again. */
export type MatrixCache = LRUCache<string, SampleMatrix>;

/** Some 200 bytes a cell with its answer: 100 MB at most. */
const MOST_CELLS = 500_000;

export function createMatrixCache(): MatrixCache {
  return new LRUCache({
    maxSize: MOST_CELLS,
    sizeCalculation: ({ outcomes }) => Math.max(1, outcomes.length),
  });
}
