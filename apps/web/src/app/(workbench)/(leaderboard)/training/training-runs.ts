import type { Cell, Leaderboard } from '@assay/contracts/cells';
import type { Checkpoint } from '@assay/contracts/checkpoints';

import type { TrainingRun } from '../../../../charts/prepare/prepare-step-chart.ts';

/** What places a checkpoint on a curve. */
export type Placed = Pick<Checkpoint, 'id' | 'name' | 'trainingRun' | 'step'>;

/**
 * Of all sweeps, every checkpoint has its place, whether it ever ran or not, archived ones that ran too; of one sweep,
 * those that are in it.
 */
export function checkpointsOnBoard(
  board: Leaderboard,
  listed: readonly Placed[],
  sweepId: number | undefined,
): Placed[] {
  const ran = new Set(board.checkpoints.map(({ id }) => id));
  const others = sweepId === undefined ? listed.filter(({ id }) => !ran.has(id)) : [];
  return [...board.checkpoints, ...others];
}

/** Checkpoints by training run, in order of steps; those without either are in none. */
export function trainingRunsOf(
  checkpoints: readonly Placed[],
  cells: readonly Cell[],
): TrainingRun[] {
  const cellOf = new Map(cells.map((cell) => [cell.checkpointId, cell]));
  const byRun = new Map<string, TrainingRun['checkpoints']>();
  for (const { id, name, trainingRun, step } of checkpoints) {
    if (trainingRun === null || step === null) continue;
    const own = byRun.get(trainingRun) ?? [];
    byRun.set(trainingRun, [...own, { id, name, step, cell: cellOf.get(id) }]);
  }
  return [...byRun]
    .map(([name, own]) => ({
      name,
      checkpoints: own.toSorted(
        (left, right) => left.step - right.step || left.name.localeCompare(right.name),
      ),
    }))
    .sort((left, right) => left.name.localeCompare(right.name));
}
