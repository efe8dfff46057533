import type { BenchmarkLevel } from '../family.ts';

/** At 15 cities an item takes 10 ms on a busy machine, and more than twice as long with every city more. */
const LEVEL_COUNT = 10;

/** Level 1 has 6 cities. */
export function citiesAt(level: number): number {
  return level + 5;
}

/** Longer distances are harder to add up, and fewer tours are equally long. */
export function longestDistanceAt(level: number): number {
  return 10 * level + 10;
}

export const TSP_LEVELS: readonly BenchmarkLevel[] = Array.from(
  { length: LEVEL_COUNT },
  (_, index) => {
    const level = index + 1;
    const [cities, longest] = [citiesAt(level), longestDistanceAt(level)];
    return { level, description: `${cities} cities, distances from 1 to ${longest}` };
  },
);
