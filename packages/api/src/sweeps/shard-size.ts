/** Enough for a worker to keep its server busy, few enough that a lost worker's share is soon taken over. */
const SAMPLES_PER_SHARD = 128;

/** Shards of one run are worked on side by side; a small run is still split, so that workers can share it. */
const LEAST_SHARDS = 4;

/** How many whole items (with all their repeats) one shard covers; at least one. */
export function itemsPerShard(itemCount: number, repeats: number): number {
  const bySamples = Math.ceil(SAMPLES_PER_SHARD / repeats);
  const byShare = Math.ceil(itemCount / LEAST_SHARDS);
  return Math.max(1, Math.min(bySamples, byShare));
}
