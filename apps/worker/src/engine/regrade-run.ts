import { setMaxListeners } from 'node:events';

import { recordVerdicts, type NewVerdict } from '@assay/db/record/record-verdicts';
import {
  completeGrading,
  continueGradingAs,
  findStoredReplies,
  findUngradedSamples,
  loadRegrade,
  type RegradeWork,
} from '@assay/db/work/regrade';
import { UnknownKindError } from '@assay/grading/grade';
import { gradedItemOf } from '@assay/grading/graded-item';

import type { Engine } from './engine.ts';
import { judgeReply } from './judge-reply.ts';

/** Replies with long thinking are some 100 kB: a batch of them stays below 10 MB. */
const BATCH_SIZE = 100;

/**
 * Gives every stored sample of a run its verdict in one grading. What is graded stays when it stops midway,
 * and is passed over when it is taken up again. Done as well when the grading was discarded.
 *
 * @throws the signal's reason when that fired before the end
 */
export async function regradeRun(
  engine: Pick<Engine, 'pool' | 'grading'>,
  { gradingId, signal }: { gradingId: number; signal: AbortSignal },
): Promise<void> {
  const work = await loadRegrade(engine.pool, gradingId);
  if (!work) return;
  await nameGrader(engine, work);
  // A sample may still come in from a run that was cancelled: look again until none is left.
  for (;;) {
    const sampleIds = await findUngradedSamples(engine.pool, work);
    if (sampleIds.length === 0 && (await completeGrading(engine.pool, work))) return;
    for (let from = 0; from < sampleIds.length; from += BATCH_SIZE) {
      signal.throwIfAborted();
      const batch = sampleIds.slice(from, from + BATCH_SIZE);
      const verdicts = await judgeBatch(engine, { work, sampleIds: batch, signal });
      if ((await recordVerdicts(engine.pool, gradingId, verdicts)) === null) return;
    }
    if (!(await loadRegrade(engine.pool, gradingId))) return;
    signal.throwIfAborted();
  }
}

/** All verdicts of a grading are given by one version. */
async function nameGrader(
  { pool, grading }: Pick<Engine, 'pool' | 'grading'>,
  { gradingId, grader }: RegradeWork,
): Promise<void> {
  try {
    await continueGradingAs(pool, gradingId, grading.graderOf(grader.kind));
  } catch (error) {
    // Its verdicts will say that there is no such grader.
    if (!(error instanceof UnknownKindError)) throw error;
  }
}

async function judgeBatch(
  { pool, grading }: Pick<Engine, 'pool' | 'grading'>,
  batch: { work: RegradeWork; sampleIds: readonly string[]; signal: AbortSignal },
): Promise<NewVerdict[]> {
  const { work, sampleIds, signal } = batch;
  const { workspaceId } = work;
  const { kind, params } = work.grader;
  const context = { workspaceId, signal: AbortSignal.any([signal]) };
  // All of the batch may wait for a judge at once, each with a few listeners.
  setMaxListeners(0, context.signal);
  const replies = await findStoredReplies(pool, sampleIds);
  if (replies.length < sampleIds.length) {
    const lost = sampleIds.length - replies.length;
    throw new Error(`${lost} stored samples have no trace or item any more: restore them.`);
  }
  return Promise.all(
    replies.map(async ({ sampleId, completionTokens, ...stored }) => {
      const item = gradedItemOf({ kind, graderParams: params, ...stored });
      const verdict = await judgeReply(grading, { kind, item, reply: stored, context });
      return { sampleId, completionTokens, verdict };
    }),
  );
}
