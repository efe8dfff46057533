import type { Cell, Leaderboard } from '@assay/contracts/cells';
import { hasEnded } from '@assay/contracts/has-ended';

import { variantLabel } from '../../../../format/variant-label.ts';
import { benchmarkPath } from '../../../../url/routes.ts';
import { prepareCell, type CellModel } from '../../(leaderboard)/prepare-cell.ts';
import { standingsInColumn } from '../../(leaderboard)/prepare-overlap.ts';
import { sortRows } from '../../(leaderboard)/sort-rows.ts';

export interface CheckpointRowModel {
  runId: number;
  name: string;
  /** Null: the default template and the checkpoint's own system message. */
  variant: string | null;
  backendName: string;
  href: string;
  isSelected: boolean;
  cell: CellModel;
}

export interface CheckpointRowsInput {
  board: Leaderboard;
  versionId: number;
  /** Undefined: the first row that has samples is selected, else the first. */
  runId: number | undefined;
}

/**
 * The checkpoints that have a run on this benchmark version, by name, those of one checkpoint with the
 * defaults first, those without samples last: its column of the leaderboard.
 */
export function prepareCheckpointRows({
  board,
  versionId,
  runId,
}: CheckpointRowsInput): CheckpointRowModel[] {
  const cells = board.cells.filter((cell) => cell.benchmarkVersionId === versionId);
  const benchmark = board.benchmarks.find((one) => one.versionId === versionId);
  const standings = standingsInColumn(cells);
  const found = defaultsFirst(cells).flatMap((cell) => {
    const checkpoint = board.checkpoints.find(({ id }) => id === cell.checkpointId);
    const hasSamples = cell.accuracy.samples > 0;
    return checkpoint
      ? [{ ...checkpoint, cell, hasSamples, estimates: new Map<string, null>() }]
      : [];
  });
  const sorted = sortRows(found, { sort: 'name', order: 'asc' });
  const selected = runId ?? sorted[0]?.cell.runId;
  return sorted.map(({ name, backendName, cell }) => ({
    runId: cell.runId,
    name,
    variant: variantLabel(cell.variant),
    backendName,
    href: benchmarkPath(versionId, cell.runId),
    isSelected: cell.runId === selected,
    cell: prepareCell({
      cell,
      standing: standings.get(cell.runId) ?? 'unknown',
      grader: benchmark?.grader ?? cell.grader,
    }),
  }));
}

/** Rows of one name keep this order when they are sorted. */
function defaultsFirst(cells: readonly Cell[]): Cell[] {
  const isDefault = ({ variant }: Cell) => variantLabel(variant) === null;
  return [...cells.filter(isDefault), ...cells.filter((cell) => !isDefault(cell))];
}

/** The runs of a benchmark version's column that nothing more will happen to. */
export function endedRunIds({ cells }: Leaderboard, versionId: number): number[] {
  return cells
    .filter((cell) => cell.benchmarkVersionId === versionId && hasEnded(cell.status))
    .map(({ runId }) => runId);
}

/** The run whose details a benchmark page shows; null when nothing ran on it. */
export function selectedRunId(input: CheckpointRowsInput): number | null {
  if (input.runId !== undefined) return input.runId;
  return prepareCheckpointRows(input).find(({ isSelected }) => isSelected)?.runId ?? null;
}
