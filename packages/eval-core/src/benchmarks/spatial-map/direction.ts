/** The directions that a relation can have: always off both axes. */
export const DIRECTIONS = ['Northeast', 'Northwest', 'Southeast', 'Southwest'] as const;

export type Direction = (typeof DIRECTIONS)[number];

/** Which way along each axis: 1 is east or north, -1 west or south. */
export interface Way {
  east: 1 | -1;
  north: 1 | -1;
}

const WAYS: Record<Direction, Way> = {
  Northeast: { east: 1, north: 1 },
  Northwest: { east: -1, north: 1 },
  Southeast: { east: 1, north: -1 },
  Southwest: { east: -1, north: -1 },
};

export function wayOf(direction: Direction): Way {
  return WAYS[direction];
}

/** The direction of two signed amounts; null where one of them is zero. */
export function directionOf({ east, north }: { east: number; north: number }): Direction | null {
  const found = DIRECTIONS.find(
    (direction) => east * WAYS[direction].east > 0 && north * WAYS[direction].north > 0,
  );
  return found ?? null;
}

/** The direction back: what A is to B where B is that to A. */
export function oppositeOf(direction: Direction): Direction {
  const { east, north } = WAYS[direction];
  return directionOf({ east: -east, north: -north }) ?? direction;
}
