import { createRng, type Rng } from '../random.ts';
import type { BenchmarkLevel, GeneratedItem, GenerateSpec } from './family.ts';

/** Where an item stands, and the chance it is made from. */
export interface ItemSlot {
  level: number;
  /** 0-based position among the items of its level. */
  index: number;
  /** This item's own stream. */
  rng: Rng;
  /** A stream shared by the items of this level that ask for the same label: it keeps them balanced. */
  sharedRng: (label: string) => Rng;
  /** The same for all levels: an item can ask at every level what it asks at one. */
  sharedByLevelsRng: (label: string) => Rng;
}

export interface ItemRecipe<P> {
  family: string;
  generatorVersion: string;
  levels: readonly BenchmarkLevel[];
  makeItem: (slot: ItemSlot) => Omit<GeneratedItem<P>, 'key'>;
}

/** Bounds a request that would otherwise fill memory. */
const MOST_ITEMS_PER_LEVEL = 100_000;

/**
 * Makes the items level by level. Each has a stream of its own, named by family, generator version,
 * seed, level and index: asking for more items or other levels changes none that was there before.
 */
export function generateItems<P>(recipe: ItemRecipe<P>, spec: GenerateSpec): GeneratedItem<P>[] {
  checkSpec(recipe, spec);
  return spec.levels.flatMap((level) =>
    Array.from({ length: spec.itemsPerLevel }, (_, index) =>
      makeKeyedItem(recipe, spec.seed, [level, index]),
    ),
  );
}

function checkSpec(recipe: ItemRecipe<unknown>, { levels, itemsPerLevel }: GenerateSpec): void {
  const known = recipe.levels.map(({ level }) => level);
  const stranger = levels.find((level) => !known.includes(level));
  if (stranger !== undefined) {
    throw new RangeError(
      `Benchmark ${recipe.family} has no level ${stranger}; choose among ${known.join(', ')}.`,
    );
  }
  if (levels.length === 0 || new Set(levels).size !== levels.length) {
    throw new RangeError(
      `Benchmark ${recipe.family} needs a list of different levels, at least one.`,
    );
  }
  if (
    Number.isInteger(itemsPerLevel) &&
    itemsPerLevel >= 1 &&
    itemsPerLevel <= MOST_ITEMS_PER_LEVEL
  )
    return;
  throw new RangeError(
    `Benchmark ${recipe.family} makes 1 to ${MOST_ITEMS_PER_LEVEL} items a level, not ${itemsPerLevel}.`,
  );
}

function makeKeyedItem<P>(
  recipe: ItemRecipe<P>,
  seed: string,
  [level, index]: readonly [number, number],
): GeneratedItem<P> {
  const { family, generatorVersion } = recipe;
  const stream = (...names: (string | number)[]): Rng =>
    createRng(JSON.stringify([family, generatorVersion, seed, ...names]));
  const item = recipe.makeItem({
    level,
    index,
    rng: stream(level, 'item', index),
    sharedRng: (label) => stream(level, 'shared', label),
    sharedByLevelsRng: (label) => stream('every level', label),
  });
  return { key: itemKey(level, index), ...item };
}

function itemKey(level: number, index: number): string {
  return `L${String(level).padStart(2, '0')}-${String(index + 1).padStart(3, '0')}`;
}
