import type { Cell } from '@assay/contracts/cells';

/**
 * How a cell stands to the highest estimate of its column:
 * - `highest`: it is that estimate
 * - `overlaps`: its interval and that of the highest overlap. This says that they were not told apart,
 *   not that they are equal: it is a picture of doubt, no test
 * - `apart`: the intervals do not overlap
 * - `unknown`: one of the two has no interval, or there is nothing to compare with, or the run is not
 *   completed: items come in order of difficulty, and the first quarter of a run is its easy one
 */
export type Standing = 'highest' | 'overlaps' | 'apart' | 'unknown';

/** The standing of every measured cell of one column, by run id. */
export function standingsInColumn(cells: readonly Cell[]): Map<number, Standing> {
  const measured = cells.filter(({ accuracy }) => accuracy.estimateFraction !== null);
  const whole = measured.filter(({ status }) => status === 'completed');
  const highest = highestOf(whole);
  return new Map(
    measured.map((cell) => [
      cell.runId,
      whole.includes(cell) ? standingOf(cell, highest, whole.length) : 'unknown',
    ]),
  );
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
  const overlaps = own.high >= best.low && best.high >= own.low;
  return overlaps ? 'overlaps' : 'apart';
}
