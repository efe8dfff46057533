/** A cell by row and column, both from 0 at the top left. */
export interface Cell {
  row: number;
  column: number;
}

/** A maze as drawn: rows of `#` (wall), space or `.` (floor), `S`, `E` and `X` (marked path). */
export interface MazeGrid {
  rows: readonly string[];
  start: Cell;
  exit: Cell;
}

/** Larger drawings are refused as unreadable; the largest published maze has a side of 43. */
const SIDE_LIMIT = 201;

const ROW = /^[#SEX. ]+$/;

/**
 * Finds the drawing in a text: the longest block of lines that hold nothing but maze characters,
 * with exactly one S and one E in it.
 *
 * @returns the grid and the lines around it, or null if there is no such block.
 */
export function readMazeGrid(text: string): { grid: MazeGrid; otherText: string } | null {
  const lines = text.split('\n').map((line) => line.trimEnd());
  let found: { grid: MazeGrid; first: number } | null = null;
  for (const { first, rows } of rowBlocks(lines)) {
    const grid = toGrid(rows);
    if (grid && rows.length > (found?.grid.rows.length ?? 0)) found = { grid, first };
  }
  if (!found) return null;
  const { grid, first } = found;
  const otherLines = lines.filter((_, index) => index < first || index >= first + grid.rows.length);
  return { grid, otherText: otherLines.join('\n') };
}

/** The character of a cell; everything outside of the drawing counts as wall. */
export function cellAt(grid: MazeGrid, { row, column }: Cell): string {
  return grid.rows[row]?.[column] ?? '#';
}

function rowBlocks(lines: readonly string[]): { first: number; rows: string[] }[] {
  const blocks: { first: number; rows: string[] }[] = [];
  let open = false;
  for (const [index, line] of lines.entries()) {
    const isRow = ROW.test(line);
    if (isRow && !open) blocks.push({ first: index, rows: [] });
    if (isRow) blocks.at(-1)?.rows.push(line);
    open = isRow;
  }
  return blocks;
}

function toGrid(rows: readonly string[]): MazeGrid | null {
  const start = onlyCell(rows, 'S');
  const exit = onlyCell(rows, 'E');
  const fits = rows.length <= SIDE_LIMIT && rows.every((row) => row.length <= SIDE_LIMIT);
  const hasWall = rows.some((row) => row.includes('#'));
  return start && exit && fits && hasWall ? { rows, start, exit } : null;
}

function onlyCell(rows: readonly string[], mark: string): Cell | null {
  const cells = rows.flatMap((text, row) =>
    [...text].flatMap((character, column) => (character === mark ? [{ row, column }] : [])),
  );
  return cells.length === 1 ? (cells[0] ?? null) : null;
}
