import { cellAt, type Cell, type MazeGrid } from './maze-grid.ts';

/** Clockwise, so that the next one is a right turn and the one before a left turn. */
export const HEADINGS = [
  { name: 'up', row: -1, column: 0 },
  { name: 'right', row: 0, column: 1 },
  { name: 'down', row: 1, column: 0 },
  { name: 'left', row: 0, column: -1 },
] as const;

export type Heading = (typeof HEADINGS)[number];
export type Turn = 'right' | 'left';

/** A straight piece of the path: `steps` cells in one direction. */
export interface Stretch {
  heading: Heading;
  steps: number;
  /** The turn that leads into it; null for the first one. */
  turn: Turn | null;
  end: Cell;
}

export interface WalkedPath {
  stretches: Stretch[];
  steps: number;
  ending: 'exit' | 'budget' | 'dead-end';
}

/**
 * Walks along the marks from S towards E, never onto a cell twice, straight on where that is possible.
 *
 * @param stepBudget most steps; a longer path ends with `budget`.
 */
export function walkPath(grid: MazeGrid, stepBudget: number): WalkedPath {
  const visited = new Set([keyOf(grid.start)]);
  const path: WalkedPath = { stretches: [], steps: 0, ending: 'budget' };
  let cell = grid.start;
  while (path.steps < stepBudget) {
    const heading = nextHeading(grid, { cell, visited, current: path.stretches.at(-1)?.heading });
    if (!heading) return { ...path, ending: 'dead-end' };
    cell = step(cell, heading);
    visited.add(keyOf(cell));
    path.steps += 1;
    extend(path.stretches, heading, cell);
    if (cellAt(grid, cell) === 'E') return { ...path, ending: 'exit' };
  }
  return path;
}

interface Position {
  cell: Cell;
  visited: ReadonlySet<string>;
  current: Heading | undefined;
}

/** A marked neighbour before the exit: where the exit is beside the path, the marks still lead. */
function nextHeading(grid: MazeGrid, { cell, visited, current }: Position): Heading | null {
  const order = current
    ? [current, ...HEADINGS.filter((heading) => heading !== current)]
    : HEADINGS;
  const leadsTo = (mark: string) => (heading: Heading) => {
    const neighbour = step(cell, heading);
    return cellAt(grid, neighbour) === mark && !visited.has(keyOf(neighbour));
  };
  return order.find(leadsTo('X')) ?? order.find(leadsTo('E')) ?? null;
}

function extend(stretches: Stretch[], heading: Heading, end: Cell): void {
  const last = stretches.at(-1);
  if (last?.heading === heading) {
    last.steps += 1;
    last.end = end;
    return;
  }
  stretches.push({
    heading,
    steps: 1,
    turn: last ? turnBetween(last.heading, heading) : null,
    end,
  });
}

/** A path never turns back on itself, so every change of direction is a quarter turn. */
function turnBetween(before: Heading, after: Heading): Turn {
  const quarterTurns = (HEADINGS.indexOf(after) - HEADINGS.indexOf(before) + 4) % 4;
  return quarterTurns === 1 ? 'right' : 'left';
}

function step(cell: Cell, heading: Heading): Cell {
  return { row: cell.row + heading.row, column: cell.column + heading.column };
}

function keyOf({ row, column }: Cell): string {
  return `${row},${column}`;
}
