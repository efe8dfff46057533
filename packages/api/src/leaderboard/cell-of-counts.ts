import type { Cell, Score } from '@assay/contracts/cells';
import { hasEnded } from '@assay/contracts/has-ended';
import type { CellCounts } from '@assay/db/queries/cells';
import { accuracyCell } from '@assay/eval-core/statistics/accuracy';
import { scoreCell } from '@assay/eval-core/statistics/score';

import { graderOfRow } from '../gradings/grader-of-row.ts';

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
  const accuracy = accuracyCell({ items, repeats, plannedItems: counts.itemCount });
  return {
    runId: counts.runId,
    sweepId: counts.sweepId,
    checkpointId: counts.checkpointId,
    benchmarkVersionId: counts.versionId,
    variant: counts.variant,
    status: counts.status,
    planned: counts.itemCount * counts.plannedRepeats,
    accuracy: {
      ...accuracy,
      ...(accuracy.samples === 0 && hasEnded(counts.status) && NOTHING_MEASURED),
    },
    scores: scoresOf(counts),
    grader: graderOfRow(counts),
    meanCompletionTokens: shareOf(counts.completionTokens, counts.tokenSamples),
    truncatedFraction: shareOf(counts.truncated, counts.samples),
    unscorable: counts.unscorable,
    unscorableFraction: shareOf(counts.unscorable, counts.samples),
    failures: counts.failures,
  };
}

/** Nothing is to come that "yet" could mean. */
const NOTHING_MEASURED = { missingReason: 'The run has ended without a verdict on any sample.' };

/** Named scores in the order of their names. */
function scoresOf({ itemScoreClasses, repeatScores, itemCount }: CellCounts): Score[] {
  const names = [...new Set(itemScoreClasses.map(([name]) => name))];
  return names.map((name) => {
    const items = itemScoreClasses
      .filter((scoreClass) => scoreClass[0] === name)
      .flatMap(([, samples, total, itemsAlike]) =>
        Array.from({ length: itemsAlike }, () => ({ samples, total })),
      );
    const repeats = repeatScores
      .filter((score) => score[0] === name)
      .map(([, repeat, samples, total]) => ({ repeat, samples, total }));
    return { name, ...scoreCell({ items, repeats, plannedItems: itemCount }) };
  });
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
