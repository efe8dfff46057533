import { LRUCache } from 'lru-cache';

/**
 * What a worker said of the answers to an item, by the item, its grader and the answers: figures of other runs, of
 * another level or of one more repeat ask for the same again.
 */
export type GroupCache = LRUCache<string, { groups: readonly number[] | null }>;

/** Some 50 MB. */
const MOST_CHARACTERS = 20_000_000;

/** Answers that it takes too long to compare are not asked about again before that. */
export const OUT_OF_TIME_TTL_MS = 600_000;

export function createGroupCache(): GroupCache {
  return new LRUCache({ maxSize: MOST_CHARACTERS, sizeCalculation: (_, key) => key.length });
}
