import type { Floor, GridCell } from './carve.ts';

const STEPS = [
  { row: -1, column: 0 },
  { row: 0, column: 1 },
  { row: 1, column: 0 },
  { row: 0, column: -1 },
] as const;

/** The cells from one open cell to another, both included; in a tree there is exactly one such path. */
export function findPath(floor: Floor, from: GridCell, to: GridCell): GridCell[] {
  const stack = [{ path: [from], previous: from }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const cell = top.path.at(-1) ?? from;
    if (isSame(cell, to)) return top.path;
    for (const step of STEPS) {
      const next = { row: cell.row + step.row, column: cell.column + step.column };
      if (floor[next.row]?.[next.column] !== true || isSame(next, top.previous)) continue;
      stack.push({ path: [...top.path, next], previous: cell });
    }
  }
  throw new Error('The two cells of the maze are not joined; both must be open floor.');
}

function isSame(a: GridCell, b: GridCell): boolean {
  return a.row === b.row && a.column === b.column;
}
