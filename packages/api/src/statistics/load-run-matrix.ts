import { AssayError } from '@assay/contracts/errors';
import { hasEnded } from '@assay/contracts/has-ended';
import { countVerdicts, findRun, type RunRow } from '@assay/db/queries/runs';
import { findRunFigures, type RunFigures } from '@assay/db/queries/sample-figures';
import { sampleMatrix, type SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import type { UseCaseContext } from '../use-case.ts';

export interface RunMatrix {
  run: RunRow;
  matrix: SampleMatrix;
  /** Repeats that are left out because the run has not ended and samples of theirs are still to come. */
  repeatsUnderWay: number;
}

/**
 * The samples of a run by its current grading. Of a run that has ended, a sample that failed is a missing cell; of one
 * that has not, only repeats count whose samples are all there.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function loadRunMatrix(
  { services, actor }: UseCaseContext,
  { runId }: { runId: number },
): Promise<RunMatrix> {
  const { pool, matrices } = services;
  const run = await findRun(pool, actor.workspace.id, runId);
  if (run === null) {
    throw new AssayError('not-found', `There is no run ${runId} in this workspace.`);
  }
  const { gradingId, status, itemCount, plannedRepeats } = run;
  const verdicts = await countVerdicts(pool, gradingId);
  const key = [gradingId, status, itemCount, plannedRepeats, verdicts].join(' ');
  let matrix = matrices.get(key);
  if (matrix === undefined) {
    matrix = matrixOf(run, await findRunFigures(pool, { runId, gradingId }));
    matrices.set(key, matrix);
  }
  return { run, matrix, repeatsUnderWay: plannedRepeats - matrix.repeats };
}

function matrixOf(
  { status, plannedRepeats }: RunRow,
  { items, samples }: RunFigures,
): SampleMatrix {
  if (hasEnded(status)) {
    return sampleMatrix(samples, { items, repeats: plannedRepeats });
  }
  const columns = completeRepeats(samples, items.length);
  const complete = samples.flatMap((sample) => {
    const repeat = columns.get(sample.repeat);
    return repeat === undefined ? [] : { ...sample, repeat };
  });
  return sampleMatrix(complete, { items });
}

/**
 * From the number of each repeat of which every item has a verdict to its place. None behind a gap: short replies end
 * first, so a repeat that is complete before its turn is not one like the others.
 */
function completeRepeats(
  samples: RunFigures['samples'],
  itemCount: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { repeat, verdict } of samples) {
    if (verdict !== null) counts.set(repeat, (counts.get(repeat) ?? 0) + 1);
  }
  const complete = new Map<number, number>();
  for (const repeat of [...counts.keys()].sort((a, b) => a - b)) {
    if (counts.get(repeat) !== itemCount) break;
    complete.set(repeat, complete.size);
  }
  return complete;
}
