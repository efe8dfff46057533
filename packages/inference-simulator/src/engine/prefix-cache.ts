/** Which prompt blocks an engine has already read. The least recently used go first when it is full. */
export interface PrefixCache {
  /** How many leading blocks of the prompt are known; remembers all of them. */
  read(blocks: readonly number[]): number;
  clear(): void;
  readonly queriedBlocks: number;
  readonly hitBlocks: number;
}

/** A map keeps the order of insertion: taking out and putting in again makes a block the newest. */
export function createPrefixCache(capacityBlocks: number): PrefixCache {
  const known = new Map<number, true>();
  let queriedBlocks = 0;
  let hitBlocks = 0;
  const remember = (block: number) => {
    known.delete(block);
    known.set(block, true);
    const oldest = known.size > capacityBlocks ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
  };
  return {
    read: (blocks) => {
      const firstUnknown = blocks.findIndex((block) => !known.has(block));
      const hits = firstUnknown === -1 ? blocks.length : firstUnknown;
      queriedBlocks += blocks.length;
      hitBlocks += hits;
      blocks.forEach(remember);
      return hits;
    },
    clear: () => {
      known.clear();
    },
    get queriedBlocks() {
      return queriedBlocks;
    },
    get hitBlocks() {
      return hitBlocks;
    },
  };
}
