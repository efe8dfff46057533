import { AssayError } from '@assay/contracts/errors';
import type { AnswerEquality } from '@assay/contracts/statistics/answer-groups';
import type { TeachableChoice } from '@assay/contracts/teachable';
import type { SampleMatrix } from '@assay/eval-core/statistics/sample-matrix';
import {
  teachablePrompts,
  type TeachablePrompts,
} from '@assay/eval-core/teachable/teachable-prompts';

import { groupWrongAnswers } from '../answers/group-wrong-answers.ts';
import { loadRunMatrix, type RunMatrix } from '../statistics/load-run-matrix.ts';
import type { UseCaseContext } from '../use-case.ts';
import { answersOfRuns, equalAnswersOfRuns } from './equal-answers-of-runs.ts';

export interface TeachableOfRuns {
  strong: RunMatrix;
  weak: RunMatrix[];
  prompts: TeachablePrompts;
  /** By the grader of the strong run. */
  equality: AnswerEquality;
}

/** What the cache of matrices holds, too; 490,000 samples are some 1 s of work, in which nobody else is answered. */
const MOST_SAMPLES = 500_000;

/**
 * The items of stored runs that are worth teaching.
 * @throws AssayError 'not-found' for another workspace's run, 'bad-input' for runs of different benchmark
 *   versions, a run that is named twice, or too many samples.
 */
export async function teachableOfRuns(
  ctx: UseCaseContext,
  { strongRunId, weakRunIds, ...rules }: TeachableChoice,
): Promise<TeachableOfRuns> {
  if (new Set([strongRunId, ...weakRunIds]).size !== weakRunIds.length + 1) {
    throw new AssayError('bad-input', 'A run was chosen twice: each is strong or weak, once.');
  }
  const strong = await loadRunMatrix(ctx, { runId: strongRunId });
  const weak: RunMatrix[] = [];
  for (const runId of weakRunIds) {
    const loaded = await loadRunMatrix(ctx, { runId });
    refuseOtherVersion(strong, loaded);
    weak.push(loaded);
  }
  const matrices = [strong, ...weak].map(({ matrix }) => matrix);
  refuseExcess(matrices);
  const [ofStrong, ...ofWeak] = matrices as [SampleMatrix, ...SampleMatrix[]];
  const answers = answersOfRuns(matrices);
  const { groups, equality } = await groupWrongAnswers(ctx.services, strong.run, answers.wrong);
  const classesOf = equalAnswersOfRuns(answers, groups);
  const prompts = teachablePrompts({ strong: ofStrong, weak: ofWeak, classesOf }, rules);
  return { strong, weak, prompts, equality };
}

function refuseOtherVersion({ run: strong }: RunMatrix, { run: weak }: RunMatrix): void {
  if (weak.versionId === strong.versionId) return;
  throw new AssayError(
    'bad-input',
    `Run ${weak.id} answers another benchmark version than run ${strong.id}: choose runs of one version.`,
  );
}

function refuseExcess(matrices: readonly SampleMatrix[]): void {
  const samples = matrices.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  if (samples <= MOST_SAMPLES) return;
  throw new AssayError(
    'bad-input',
    `These runs have ${samples} samples, and ${MOST_SAMPLES} is the most at once: choose fewer weak runs, or use "assay teachable".`,
  );
}
