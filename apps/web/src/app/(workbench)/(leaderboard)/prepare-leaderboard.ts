import type { Cell, Leaderboard } from '@assay/contracts/cells';
import { promptVariantKey } from '@assay/contracts/prompts';
import { DEFAULT_VARIANT_KEY } from '@assay/contracts/statistics/comparison';

import { graderText } from '../../../format/grader-text.ts';
import { formatCount } from '../../../format/numbers.ts';
import { variantLabel } from '../../../format/variant-label.ts';
import { benchmarkPath } from '../../../url/routes.ts';
import { subjectText } from '../../../url/subject-text.ts';
import { prepareCell, type CellModel } from './prepare-cell.ts';
import { standingsInColumn } from './prepare-overlap.ts';
import type { RankModel } from './prepare-ranks.ts';
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

/** One checkpoint with one prompt variant. */
export interface RowModel {
  /** As addresses name it. */
  subject: string;
  checkpointId: number;
  name: string;
  /** Null: each benchmark's own template and the checkpoint's own system message. */
  variant: string | null;
  family: string | null;
  step: number | null;
  stepText: string;
  hasSamples: boolean;
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
  /** Names of the methods of all intervals that are shown. */
  intervalMethods: string;
  hasOverlaps: boolean;
}

/** By run id. */
export type RankByRun = ReadonlyMap<number, RankModel>;

/** The leaderboard as it is drawn: checkpoints with their prompt variants down, benchmark versions across, in the chosen order. */
export function prepareLeaderboard(
  board: Leaderboard,
  order: RowOrder,
  ranks: RankByRun = new Map(),
): LeaderboardModel {
  const columns = board.benchmarks.map((benchmark) => ({
    versionId: benchmark.versionId,
    sortKey: columnSortKey(benchmark.versionId),
    title: benchmark.title,
    version: benchmark.version,
    items: `${formatCount(benchmark.itemCount)} items`,
    href: benchmarkPath(benchmark.versionId),
  }));
  const rows = rowsOf(board, ranks);
  return {
    columns,
    rows: sortRows(rows, order),
    graders: gradersOf(board),
    intervalMethods: intervalMethodsOf(board),
    hasOverlaps: rows.some(({ cells }) =>
      cells.some((cell) => cell.kind === 'measured' && cell.standing === 'overlaps'),
    ),
  };
}

function rowsOf(board: Leaderboard, ranks: RankByRun): RowModel[] {
  const standings = board.benchmarks.map(({ versionId }) =>
    standingsInColumn(board.cells.filter((cell) => cell.benchmarkVersionId === versionId)),
  );
  return board.checkpoints.flatMap((checkpoint) =>
    rowCellsOf(board, checkpoint.id).map(({ variantKey, cells: own }): RowModel => {
      const found = board.benchmarks.map(({ versionId }) =>
        own.find((cell) => cell.benchmarkVersionId === versionId),
      );
      const [first] = own;
      return {
        subject: subjectText({ checkpointId: checkpoint.id, variantKey }),
        checkpointId: checkpoint.id,
        name: checkpoint.name,
        variant: first === undefined ? null : variantLabel(first.variant),
        family: checkpoint.family,
        step: checkpoint.step,
        stepText: formatCount(checkpoint.step),
        hasSamples: own.some(({ accuracy }) => accuracy.samples > 0),
        backendName: checkpoint.backendName,
        detail: detailOf(checkpoint),
        estimates: estimatesOf(found),
        cells: board.benchmarks.map(({ grader }, index) => {
          const cell = found[index];
          const standing = (cell && standings[index]?.get(cell.runId)) ?? 'unknown';
          return prepareCell({ cell, standing, grader, rank: cell && ranks.get(cell.runId) });
        }),
      };
    }),
  );
}

/** A checkpoint's cells by prompt variant, the defaults first; one row without cells where it has none. */
function rowCellsOf(
  { cells }: Leaderboard,
  checkpointId: number,
): { variantKey: string; cells: Cell[] }[] {
  const byVariant = new Map<string, Cell[]>();
  for (const cell of cells.filter((one) => one.checkpointId === checkpointId)) {
    const key = promptVariantKey(cell.variant);
    byVariant.set(key, [...(byVariant.get(key) ?? []), cell]);
  }
  if (byVariant.size === 0) return [{ variantKey: DEFAULT_VARIANT_KEY, cells: [] }];
  return [...byVariant]
    .map(([variantKey, own]) => ({ variantKey, cells: own }))
    .sort((left, right) => placeOf(left.variantKey) - placeOf(right.variantKey));
}

function placeOf(variantKey: string): number {
  return variantKey === DEFAULT_VARIANT_KEY ? 0 : 1;
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

function intervalMethodsOf({ cells }: Leaderboard): string {
  const methods = cells.flatMap(({ accuracy }) => accuracy.interval?.method ?? []);
  return [...new Set(methods)].join(', ');
}
