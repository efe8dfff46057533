import type { z } from 'zod';

import type { RunStatistics, runStatisticsInput } from '@assay/contracts/statistics/run-statistics';
import { runReward } from '@assay/eval-core/reward/run-reward';
import { classesByText } from '@assay/eval-core/statistics/at-k/answer-classes';
import { nextRunRange } from '@assay/eval-core/statistics/distribution/next-run-range';
import { statisticsDocument } from '@assay/eval-core/statistics/document';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import type { UseCaseContext } from '../use-case.ts';
import { loadRunMatrix } from './load-run-matrix.ts';

type MatrixStatistics = Omit<RunStatistics, 'repeatsUnderWay'>;

/** By the matrix, which services keep while its samples do not change, then by level. */
const known = new WeakMap<SampleMatrix, Map<number, MatrixStatistics>>();

/**
 * All statistics of a run by its current grading; of a run under way its complete repeats. Wrong answers are the same
 * where their texts are.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function runStatistics(
  ctx: UseCaseContext,
  { runId, level }: z.output<typeof runStatisticsInput>,
): Promise<RunStatistics> {
  const { matrix, repeatsUnderWay } = await loadRunMatrix(ctx, { runId });
  const byLevel = known.get(matrix) ?? new Map<number, MatrixStatistics>();
  known.set(matrix, byLevel);
  const statistics = byLevel.get(level) ?? statisticsOf(matrix, level);
  byLevel.set(level, statistics);
  return { ...statistics, repeatsUnderWay };
}

function statisticsOf(matrix: SampleMatrix, level: number): MatrixStatistics {
  const document = statisticsDocument(matrix, { level, classes: classesByText(matrix) });
  return {
    ...document,
    nextRun: nextRunRange(document.distribution.accuracies),
    reward: runReward(matrix, { level }),
  };
}
