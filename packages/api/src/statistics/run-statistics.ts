import type { z } from 'zod';

import type { RunStatistics, runStatisticsInput } from '@assay/contracts/statistics/run-statistics';
import type { InParts } from '@assay/eval-core/in-parts';
import { runReward } from '@assay/eval-core/reward/run-reward';
import { classesByText } from '@assay/eval-core/statistics/at-k/answer-classes';
import { nextRunRange } from '@assay/eval-core/statistics/distribution/next-run-range';
import { statisticsInParts } from '@assay/eval-core/statistics/document';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import type { UseCaseContext } from '../use-case.ts';
import { inTurns } from './in-turns.ts';
import { loadRunMatrix } from './load-run-matrix.ts';

type MatrixStatistics = Omit<RunStatistics, 'repeatsUnderWay'>;

/** By the matrix, which services keep while its samples do not change, then by level. */
const known = new WeakMap<SampleMatrix, Map<number, Promise<MatrixStatistics>>>();

/**
 * All statistics of a run by its current grading; of a run under way its complete repeats. Wrong answers are the same
 * where their texts are. Two who ask at once wait for the same computation.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function runStatistics(
  ctx: UseCaseContext,
  { runId, level }: z.output<typeof runStatisticsInput>,
): Promise<RunStatistics> {
  const { matrix, repeatsUnderWay } = await loadRunMatrix(ctx, { runId });
  const byLevel = known.get(matrix) ?? new Map<number, Promise<MatrixStatistics>>();
  known.set(matrix, byLevel);
  const statistics = byLevel.get(level) ?? inTurns(statisticsOf(matrix, level));
  byLevel.set(level, statistics);
  return { ...(await statistics), repeatsUnderWay };
}

function* statisticsOf(matrix: SampleMatrix, level: number): InParts<MatrixStatistics> {
  const classes = classesByText(matrix);
  yield;
  const document = yield* statisticsInParts(matrix, { level, classes });
  yield;
  return {
    ...document,
    nextRun: nextRunRange(document.distribution.accuracies),
    reward: runReward(matrix, { level }),
  };
}
