import { hasEnded } from '@assay/contracts/has-ended';
import type { CellCounts } from '@assay/db/queries/cells';
import { findItemOutcomes, type ItemOutcomeCounts } from '@assay/db/queries/item-outcomes';
import type { OutcomeMatrix } from '@assay/eval-core/statistics/comparison/paired-counts';
import { CELL } from '@assay/eval-core/statistics/sample-matrix';

import type { UseCaseContext } from '../use-case.ts';
import { loadRunMatrix } from './load-run-matrix.ts';

export interface RunOutcomes {
  matrix: OutcomeMatrix;
  /** Repeats that are left out because samples of theirs are still to come. */
  repeatsUnderWay: number;
}

/**
 * The outcomes of runs by run id: of those that have ended from their rollups, without a look at their samples; of one
 * under way or paused only repeats that are complete, which its samples alone tell.
 */
export async function outcomesOfRuns(
  ctx: UseCaseContext,
  rows: readonly CellCounts[],
): Promise<ReadonlyMap<number, RunOutcomes>> {
  const ended = rows.filter(({ status }) => hasEnded(status));
  const counts = await findItemOutcomes(
    ctx.services.pool,
    ended.map(({ gradingId }) => gradingId),
  );
  const byGrading = new Map(counts.map((one) => [one.gradingId, one]));
  const outcomes = new Map<number, RunOutcomes>();
  for (const row of rows) {
    const found = byGrading.get(row.gradingId);
    if (found !== undefined) {
      outcomes.set(row.runId, { matrix: matrixOfCounts(found), repeatsUnderWay: 0 });
    } else if (!hasEnded(row.status)) {
      outcomes.set(row.runId, await loadRunMatrix(ctx, { runId: row.runId }));
    }
  }
  return outcomes;
}

/** Within an item the cells stand by outcome: the counts do not tell which repeat was which. */
function matrixOfCounts(counts: ItemOutcomeCounts): OutcomeMatrix {
  const { keys, repeats, correct, incorrect, unscorable } = counts;
  const outcomes = new Uint8Array(keys.length * repeats).fill(CELL.missing);
  for (const row of keys.keys()) {
    let cell = row * repeats;
    for (const [outcome, count = 0] of [
      [CELL.correct, correct[row]],
      [CELL.incorrect, incorrect[row]],
      [CELL.unscorable, unscorable[row]],
    ] as const) {
      outcomes.fill(outcome, cell, cell + count);
      cell += count;
    }
  }
  return { items: keys, repeats, outcomes };
}
