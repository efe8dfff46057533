import type { z } from 'zod';

import type { RunStatistics, runStatisticsInput } from '@assay/contracts/statistics/run-statistics';
import type { InParts } from '@assay/eval-core/in-parts';
import { runReward } from '@assay/eval-core/reward/run-reward';
import { classesByGroups, wrongTextsByItem } from '@assay/eval-core/statistics/at-k/answer-classes';
import { nextRunRange } from '@assay/eval-core/statistics/distribution/next-run-range';
import { statisticsInParts } from '@assay/eval-core/statistics/document';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { groupWrongAnswers, type GroupedAnswers } from '../answers/group-wrong-answers.ts';
import type { UseCaseContext } from '../use-case.ts';
import { inTurns } from './in-turns.ts';
import { loadRunMatrix, type RunMatrix } from './load-run-matrix.ts';

type MatrixStatistics = Omit<RunStatistics, 'repeatsUnderWay'>;

/** By the matrix, which services keep while its samples do not change, then by level. */
const known = new WeakMap<SampleMatrix, Map<number, Promise<MatrixStatistics>>>();

/**
 * All statistics of a run by its current grading; of a run under way its complete repeats. Wrong answers are the same
 * where the run's grader says so; `answerEquality` tells of how many questions it was not asked. Two who ask at once
 * wait for the same computation.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function runStatistics(
  ctx: UseCaseContext,
  { runId, level }: z.output<typeof runStatisticsInput>,
): Promise<RunStatistics> {
  const loaded = await loadRunMatrix(ctx, { runId });
  const { matrix, repeatsUnderWay } = loaded;
  const byLevel = known.get(matrix) ?? new Map<number, Promise<MatrixStatistics>>();
  known.set(matrix, byLevel);
  const forget = () => byLevel.delete(level);
  const statistics = byLevel.get(level) ?? statisticsOf(ctx, loaded, { level, forget });
  byLevel.set(level, statistics);
  return { ...(await statistics), repeatsUnderWay };
}

/** @param forget called where another time will tell more */
async function statisticsOf(
  { services }: UseCaseContext,
  { run, matrix }: RunMatrix,
  { level, forget }: { level: number; forget: () => void },
): Promise<MatrixStatistics> {
  try {
    const wrong = wrongTextsByItem(matrix).map((texts, row) => ({
      item: matrix.items[row] ?? '',
      texts,
    }));
    const grouped = await groupWrongAnswers(services, run, wrong);
    const statistics = await inTurns(statisticsInTurns(matrix, level, grouped));
    if (!grouped.isFinal) forget();
    return statistics;
  } catch (error) {
    forget();
    throw error;
  }
}

function* statisticsInTurns(
  matrix: SampleMatrix,
  level: number,
  { groups, equality }: GroupedAnswers,
): InParts<MatrixStatistics> {
  const classes = classesByGroups(
    matrix,
    matrix.items.map((item) => groups.get(item)),
  );
  yield;
  const document = yield* statisticsInParts(matrix, { level, classes });
  yield;
  return {
    ...document,
    answerEquality: equality,
    nextRun: nextRunRange(document.distribution.accuracies),
    reward: runReward(matrix, { level }),
  };
}
