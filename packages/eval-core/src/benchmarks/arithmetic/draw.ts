import type { Rng } from '../../random.ts';

/** Both ends included. */
export type Range = readonly [least: number, most: number];

/** What a table of levels says of one level; beyond its end, the last entry. */
export function atLevel<T>(table: readonly [T, ...T[]], level: number): T {
  return table[Math.min(level, table.length) - 1] ?? table[0];
}

export function drawIn(rng: Rng, [least, most]: Range): number {
  return rng.int(least, most + 1);
}

/** `count` independent draws. */
export function drawMany(rng: Rng, count: number, range: Range): number[] {
  return Array.from({ length: count }, () => drawIn(rng, range));
}

/** `count` different numbers in increasing order; the range must hold so many. */
export function drawDifferent(rng: Rng, count: number, range: Range): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(drawIn(rng, range));
  return [...drawn].sort((a, b) => a - b);
}

/** Draws again until the value is acceptable; every caller's condition holds for a good part of all draws. */
export function drawUntil<T>(draw: () => T, isAcceptable: (value: T) => boolean): T {
  for (;;) {
    const value = draw();
    if (isAcceptable(value)) return value;
  }
}
