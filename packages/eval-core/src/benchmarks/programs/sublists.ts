/** All stretches of that many neighbours, from the left; none when there are fewer. */
export function windowsOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.max(0, items.length - size + 1);
  return Array.from({ length: count }, (_, start) => items.slice(start, start + size));
}

/** Blocks of that many from the left; the last may be shorter. */
export function blocksOf<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, block) => items.slice(block * size, (block + 1) * size));
}

/** Items of the same key together, groups in order of first appearance. */
export function groupsOf<T>(items: readonly T[], keyOf: (item: T) => number | string): T[][] {
  const groups = new Map<number | string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** Stretches of equal neighbours. */
export function runsOf<T>(items: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0] === item) run.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** The first `times` items moved to the end, one after another. */
export function rotated<T>(items: readonly T[], times: number): T[] {
  if (items.length === 0) return [];
  const start = times % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}
