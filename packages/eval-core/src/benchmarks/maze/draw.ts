import type { Floor, GridCell } from './carve.ts';

/** The maze in characters; the path's ends become S and E, the cells between them X. */
export function drawMaze(floor: Floor, path: readonly GridCell[]): string[] {
  const rows = floor.map((cells) => cells.map((isOpen): string => (isOpen ? ' ' : '#')));
  const mark = ({ row, column }: GridCell, character: string): void => {
    const cells = rows[row];
    if (cells !== undefined) cells[column] = character;
  };
  path.forEach((cell, index) => {
    if (index === 0) mark(cell, 'S');
    else mark(cell, index === path.length - 1 ? 'E' : 'X');
  });
  return rows.map((cells) => cells.join(''));
}
