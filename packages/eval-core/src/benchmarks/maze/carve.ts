import type { Rng } from '../../random.ts';

/** Row and column in the drawn grid, both from 0 at the top left. */
export interface GridCell {
  row: number;
  column: number;
}

export type Floor = readonly (readonly boolean[])[];

const LEAPS = [
  { row: -2, column: 0 },
  { row: 0, column: 2 },
  { row: 2, column: 0 },
  { row: 0, column: -2 },
] as const;

/**
 * A maze whose rooms are the cells with odd row and odd column and whose doors form a spanning tree
 * (depth-first search with random turns), so that any two rooms are joined by exactly one path.
 * `side` is odd and at least 3; the result says for every cell whether it is open.
 */
export function carveMaze(rng: Rng, side: number): Floor {
  const open = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
  const start = { row: 1, column: 1 };
  const stack: GridCell[] = [start];
  dig(open, start);
  for (let room = stack.at(-1); room !== undefined; room = stack.at(-1)) {
    const leaps = closedLeaps(open, room);
    if (leaps.length === 0) {
      stack.pop();
      continue;
    }
    const leap = rng.pick(leaps);
    dig(open, { row: room.row + leap.row / 2, column: room.column + leap.column / 2 });
    const next = { row: room.row + leap.row, column: room.column + leap.column };
    dig(open, next);
    stack.push(next);
  }
  return open;
}

/** All rooms of a grid of that side, row by row. */
export function roomsOf(side: number): GridCell[] {
  const odd = Array.from({ length: (side - 1) / 2 }, (_, index) => 2 * index + 1);
  return odd.flatMap((row) => odd.map((column) => ({ row, column })));
}

function closedLeaps(open: boolean[][], room: GridCell): GridCell[] {
  return LEAPS.filter((leap) => open[room.row + leap.row]?.[room.column + leap.column] === false);
}

function dig(open: boolean[][], { row, column }: GridCell): void {
  const cells = open[row];
  if (cells !== undefined) cells[column] = true;
}
