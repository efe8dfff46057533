import type { Cell, Leaderboard } from '@assay/contracts/cells';

import { graderText } from '../../../format/grader-text.ts';
import { formatCount } from '../../../format/numbers.ts';
import { benchmarkPath } from '../../../url/routes.ts';
import { prepareCell, type CellModel } from './prepare-cell.ts';
import { standingsInColumn } from './prepare-overlap.ts';
import { columnSortKey } from './search-params.ts';
import { sortRows, type RowOrder } from './sort-rows.ts';

export interface ColumnModel {
  versionId: number;
  sortKey: string;
  title: string;
  version: string;
  items: string;
  href: string;
}

export interface RowModel {
  checkpointId: number;
  name: string;
  family: string | null;
  step: number | null;
  stepText: string;
  backendName: string;
  /** "solver · step 1,000 · reference": what narrow screens show instead of columns. */
  detail: string;
  estimates: ReadonlyMap<string, number | null>;
  /** One for each column, in their order. */
  cells: CellModel[];
}

export interface LeaderboardModel {
  columns: ColumnModel[];
  rows: RowModel[];
  /** "three-sat 1; math 3, profile qwen": all that judged what is shown. */
  graders: string;
  hasOverlaps: boolean;
}

/** The leaderboard as it is drawn: checkpoints down, benchmark versions across, in the chosen order. */
export function prepareLeaderboard(board: Leaderboard, order: RowOrder): LeaderboardModel {
  const columns = board.benchmarks.map((benchmark) => ({
    versionId: benchmark.versionId,
    sortKey: columnSortKey(benchmark.versionId),
    title: benchmark.title,
    version: benchmark.version,
    items: `${formatCount(benchmark.itemCount)} items`,
    href: benchmarkPath(benchmark.versionId),
  }));
  const rows = rowsOf(board);
  return {
    columns,
    rows: sortRows(rows, order),
    graders: gradersOf(board),
    hasOverlaps: rows.some(({ cells }) =>
      cells.some((cell) => cell.kind === 'measured' && cell.standing === 'overlaps'),
    ),
  };
}

function rowsOf(board: Leaderboard): RowModel[] {
  const cellAt = new Map(
    board.cells.map((cell) => [keyOf(cell.checkpointId, cell.benchmarkVersionId), cell]),
  );
  const standings = board.benchmarks.map(({ versionId }) =>
    standingsInColumn(board.cells.filter((cell) => cell.benchmarkVersionId === versionId)),
  );
  return board.checkpoints.map((checkpoint) => {
    const found = board.benchmarks.map(({ versionId }) =>
      cellAt.get(keyOf(checkpoint.id, versionId)),
    );
    return {
      checkpointId: checkpoint.id,
      name: checkpoint.name,
      family: checkpoint.family,
      step: checkpoint.step,
      stepText: formatCount(checkpoint.step),
      backendName: checkpoint.backendName,
      detail: detailOf(checkpoint),
      estimates: estimatesOf(found),
      cells: board.benchmarks.map(({ grader }, index) => {
        const cell = found[index];
        const standing = (cell && standings[index]?.get(cell.runId)) ?? 'unknown';
        return prepareCell({ cell, standing, grader });
      }),
    };
  });
}

function keyOf(checkpointId: number, versionId: number): string {
  return `${checkpointId}/${versionId}`;
}

function estimatesOf(cells: readonly (Cell | undefined)[]): Map<string, number | null> {
  return new Map(
    cells.flatMap((cell) =>
      cell === undefined
        ? []
        : [[columnSortKey(cell.benchmarkVersionId), cell.accuracy.estimateFraction] as const],
    ),
  );
}

function detailOf(checkpoint: Leaderboard['checkpoints'][number]): string {
  return [
    checkpoint.family,
    checkpoint.step === null ? null : `step ${formatCount(checkpoint.step)}`,
    checkpoint.backendName,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function gradersOf(board: Leaderboard): string {
  return [...new Set(board.cells.map(({ grader }) => graderText(grader)))].join('; ');
}
