/** Enough for a worker to keep its server busy, few enough that a lost worker's share is soon taken over. */
const SAMPLES_OF_SMALL_RUNS = 128;

/**
 * Each shard costs the database some 15 ms, as much as to store 200 samples: 20,000 samples of 50 ms in shards of 128
 * spent a sixth of two cores on that.
 */
const SAMPLES_OF_LARGE_RUNS = 512;

/** A run is large when it has this many shards all the same: they are what workers share among themselves. */
const SHARDS_OF_LARGE_RUNS = 16;

/** Shards of one run are worked on side by side; a small run is still split, so that workers can share it. */
const LEAST_SHARDS = 4;

/** A worker holds the prompts of several shards in memory, and one may be half a megabyte long. */
const MOST_ITEMS = 128;

/** How many whole items (with all their repeats) one shard covers; at least one. */
export function itemsPerShard(itemCount: number, repeats: number): number {
  const samples = Math.min(
    Math.max((itemCount * repeats) / SHARDS_OF_LARGE_RUNS, SAMPLES_OF_SMALL_RUNS),
    SAMPLES_OF_LARGE_RUNS,
  );
  const bySamples = Math.ceil(samples / repeats);
  const byShare = Math.ceil(itemCount / LEAST_SHARDS);
  return Math.max(1, Math.min(bySamples, byShare, MOST_ITEMS));
}
