import type { Cell } from '@assay/contracts/cells';
import type { CellCounts } from '@assay/db/queries/cells';
import { accuracyCell } from '@assay/eval-core/statistics/accuracy';

/** A leaderboard cell from the counts of its run's rollups. */
export function cellOfCounts(counts: CellCounts): Cell {
  const items = counts.itemClasses.flatMap(([samples, correct, itemsAlike]) =>
    Array.from({ length: itemsAlike }, () => ({ samples, correct })),
  );
  const repeats = counts.repeats.map(([repeat, samples, correct]) => ({
    repeat,
    samples,
    correct,
  }));
  return {
    runId: counts.runId,
    sweepId: counts.sweepId,
    checkpointId: counts.checkpointId,
    benchmarkVersionId: counts.versionId,
    status: counts.status,
    planned: counts.itemCount * counts.plannedRepeats,
    accuracy: accuracyCell({ items, repeats, plannedItems: counts.itemCount }),
    meanCompletionTokens: shareOf(counts.completionTokens, counts.tokenSamples),
    truncatedFraction: shareOf(counts.truncated, counts.samples),
    unscorableFraction: shareOf(counts.unscorable, counts.samples),
    failures: counts.failures,
  };
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
