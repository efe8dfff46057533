import type { Cell } from '@assay/contracts/cells';

/**
 * How a cell stands to the highest estimate of its column:
 * - `highest`: it is that estimate
 * - `overlaps`: its interval and that of the highest overlap. This says that they were not told apart,
 *   not that they are equal: it is a picture of doubt, no test
 * - `apart`: the intervals do not overlap
 * - `unknown`: one of the two has no interval, or there is nothing to compare with
 */
export type Standing = 'highest' | 'overlaps' | 'apart' | 'unknown';

/** The standing of every measured cell of one column, by run id. */
export function standingsInColumn(cells: readonly Cell[]): Map<number, Standing> {
  const measured = cells.filter(({ accuracy }) => accuracy.estimateFraction !== null);
  const highest = highestOf(measured);
  return new Map(measured.map((cell) => [cell.runId, standingOf(cell, highest, measured.length)]));
}

function highestOf(cells: readonly Cell[]): Cell | null {
  return cells.reduce<Cell | null>(
    (best, cell) =>
      best === null || (cell.accuracy.estimateFraction ?? 0) > (best.accuracy.estimateFraction ?? 0)
        ? cell
        : best,
    null,
  );
}

function standingOf(cell: Cell, highest: Cell | null, measured: number): Standing {
  if (highest === null || measured < 2) return 'unknown';
  if (cell.accuracy.estimateFraction === highest.accuracy.estimateFraction) return 'highest';
  const own = cell.accuracy.interval;
  const best = highest.accuracy.interval;
  if (own === null || best === null) return 'unknown';
  const overlaps = own.highFraction >= best.lowFraction && best.highFraction >= own.lowFraction;
  return overlaps ? 'overlaps' : 'apart';
}
