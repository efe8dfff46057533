import type { z } from 'zod';

import type { RunStatistics, runStatisticsInput } from '@assay/contracts/statistics/run-statistics';
import { inTurns } from '@assay/db/in-turns';
import type { InParts } from '@assay/eval-core/in-parts';
import { runReward } from '@assay/eval-core/reward/run-reward';
import { classesByGroups, wrongTextsByItem } from '@assay/eval-core/statistics/at-k/answer-classes';
import { nextRunRange } from '@assay/eval-core/statistics/distribution/next-run-range';
import { majorityAtKInParts, statisticsInParts } from '@assay/eval-core/statistics/document';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';

import { groupWrongAnswers } from '../answers/group-wrong-answers.ts';
import type { UseCaseContext } from '../use-case.ts';
import { loadRunMatrix, type RunMatrix } from './load-run-matrix.ts';
import { rememberByLevel } from './remember-by-level.ts';

type Majority = Pick<RunStatistics, 'majAtK' | 'answerEquality'>;
/** Its maj@k is unknown. */
type AtOnce = Omit<RunStatistics, 'answerEquality' | 'repeatsUnderWay'>;

const rememberAtOnce = rememberByLevel<AtOnce>();
const rememberMajority = rememberByLevel<Majority>();

/**
 * All statistics of a run by its current grading; of a run under way its complete repeats. Wrong answers are the same
 * where the run's grader says so; `answerEquality` tells of how many questions it was not asked. Only maj@k waits for
 * that: without it, everything else is there at once.
 * @throws AssayError 'not-found' for another workspace's run.
 */
export async function runStatistics(
  ctx: UseCaseContext,
  { runId, level, withMajority }: z.output<typeof runStatisticsInput>,
): Promise<RunStatistics> {
  const loaded = await loadRunMatrix(ctx, { runId });
  const { matrix, repeatsUnderWay } = loaded;
  const [atOnce, majority] = await Promise.all([
    rememberAtOnce(matrix, level, () => inTurns(atOnceInTurns(matrix, level))),
    withMajority
      ? rememberMajority(matrix, level, (forget) => majorityOf(ctx, loaded, { level, forget }))
      : NOT_ASKED,
  ]);
  return { ...atOnce, ...majority, repeatsUnderWay };
}

const NOT_ASKED: Majority = { majAtK: null, answerEquality: null };

/** @param forget called where another time will tell more */
async function majorityOf(
  { services }: UseCaseContext,
  { run, matrix }: RunMatrix,
  { level, forget }: { level: number; forget: () => void },
): Promise<Majority> {
  const wrong = wrongTextsByItem(matrix).map((texts, row) => ({
    item: matrix.items[row] ?? '',
    texts,
  }));
  const { groups, equality, isFinal } = await groupWrongAnswers(services, run, wrong);
  const classes = classesByGroups(
    matrix,
    matrix.items.map((item) => groups.get(item)),
  );
  const majAtK = await inTurns(majorityAtKInParts(matrix, { level, classes }));
  if (!isFinal) forget();
  return { majAtK, answerEquality: equality };
}

function* atOnceInTurns(matrix: SampleMatrix, level: number): InParts<AtOnce> {
  const document = yield* statisticsInParts(matrix, { level, classes: null });
  yield;
  return {
    ...document,
    nextRun: nextRunRange(document.distribution.accuracies),
    reward: runReward(matrix, { level }),
  };
}
