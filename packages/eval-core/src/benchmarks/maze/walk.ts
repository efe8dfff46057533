import type { GridCell } from './carve.ts';

export interface MarkedWalk {
  start: GridCell;
  exit: GridCell;
  /** Number of steps from S to E. */
  pathLength: number;
  rightTurns: number;
  totalTurns: number;
}

/** Clockwise, so that the next entry is a right turn. */
const DIRECTIONS = [
  { row: -1, column: 0 },
  { row: 0, column: 1 },
  { row: 1, column: 0 },
  { row: 0, column: -1 },
] as const;

/**
 * Walks the marked path of a drawing from S over X to E and counts its turns: a turn is a change of
 * direction between consecutive steps, so the first step is none; clockwise is right. null when the
 * drawing does not show exactly one way: S or E missing or doubled, a fork, a gap, a mark left over.
 */
export function walkMarkedPath(rows: readonly string[]): MarkedWalk | null {
  const [start, ...otherStarts] = cellsWith(rows, 'S');
  const [exit, ...otherExits] = cellsWith(rows, 'E');
  if (start === undefined || exit === undefined) return null;
  if (otherStarts.length > 0 || otherExits.length > 0) return null;

  const directions = directionsFrom(rows, start);
  if (directions?.length !== cellsWith(rows, 'X').length + 1) return null;
  return { start, exit, pathLength: directions.length, ...countTurns(directions) };
}

/** The direction of every step until E; null where there is no way on, or more than one. */
function directionsFrom(rows: readonly string[], start: GridCell): number[] | null {
  const directions: number[] = [];
  // A path of marks that never doubles back visits each cell at most once; more steps are a circle.
  const mostSteps = rows.length * (rows[0]?.length ?? 0);
  let cell = start;
  while (rows[cell.row]?.[cell.column] !== 'E') {
    const back = reverseOf(directions.at(-1));
    const ways = [0, 1, 2, 3].filter((way) => way !== back && isMarked(rows, stepped(cell, way)));
    const [way] = ways;
    if (way === undefined || ways.length > 1 || directions.length >= mostSteps) return null;
    directions.push(way);
    cell = stepped(cell, way);
  }
  return directions;
}

function countTurns(directions: readonly number[]): { rightTurns: number; totalTurns: number } {
  let rightTurns = 0;
  let totalTurns = 0;
  directions.forEach((direction, index) => {
    const quarter = (direction - (directions[index - 1] ?? direction) + 4) % 4;
    if (quarter !== 0) totalTurns += 1;
    if (quarter === 1) rightTurns += 1;
  });
  return { rightTurns, totalTurns };
}

function cellsWith(rows: readonly string[], mark: string): GridCell[] {
  return rows.flatMap((text, row) =>
    Array.from(text, (character, column) => ({ character, column }))
      .filter(({ character }) => character === mark)
      .map(({ column }) => ({ row, column })),
  );
}

function isMarked(rows: readonly string[], { row, column }: GridCell): boolean {
  const character = rows[row]?.[column];
  return character === 'X' || character === 'E';
}

function stepped(cell: GridCell, way: number): GridCell {
  const step = DIRECTIONS[way] ?? { row: 0, column: 0 };
  return { row: cell.row + step.row, column: cell.column + step.column };
}

function reverseOf(way: number | undefined): number | null {
  return way === undefined ? null : (way + 2) % 4;
}
