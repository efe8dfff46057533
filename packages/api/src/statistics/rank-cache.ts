import { LRUCache } from 'lru-cache';

import type { Ranks } from '@assay/contracts/statistics/rank-intervals';

/** Places by the gradings that they were found from: completed runs do not change. */
export type RankCache = LRUCache<string, Ranks['columns'][number]['places']>;

/** Of 20 runs with 4,428 items all pairs take 0.2 s of one core, on every look at the leaderboard. */
const MOST_COLUMNS = 500;

export function createRankCache(): RankCache {
  return new LRUCache({ max: MOST_COLUMNS });
}
