import type { VerdictRecord } from '@assay/db/record/verdict-record';
import type { GradedItem } from '@assay/eval-core/graders/grader';
import type { Reply } from '@assay/eval-core/reply';
import { verdictOf, type Verdict } from '@assay/eval-core/verdict';
import { UnknownKindError, type Grading } from '@assay/grading/grade';
import type { GradingContext } from '@assay/grading/grading-context';
import { JudgeUnavailableError } from '@assay/grading/judge/errors';

import { RunBrokenError } from './run-broken.ts';

export interface JudgedReply {
  /** Which grader is asked. */
  kind: string;
  /** The same object for all repeats of an item: a message to a grading thread holds it once. */
  item: GradedItem;
  reply: Reply;
  context: GradingContext & { workspaceId: number; signal: AbortSignal };
}

/**
 * The verdict on a generated reply, as it is stored. A kind that this worker has no grader of is a fault of
 * the grading, never of the reply.
 *
 * @throws RunBrokenError when its judge refuses everybody; the reason of the context's signal when that fired
 */
export async function judgeReply(
  grading: Grading,
  { kind, item, reply, context }: JudgedReply,
): Promise<VerdictRecord> {
  const { content, reasoning, finish } = reply;
  const task = { kind, item, reply: { content, reasoning, finish } };
  try {
    return toRecord(await grading.grade(task, context));
  } catch (error) {
    if (error instanceof JudgeUnavailableError) {
      throw new RunBrokenError(error.message, { cause: error });
    }
    if (!(error instanceof UnknownKindError)) throw error;
    return toRecord(verdictOf('grader-fault', { detail: error.message }));
  }
}

function toRecord(verdict: Verdict): VerdictRecord {
  const { outcome, reason, extracted, doubts, checks, scores, detail, environment } = verdict;
  return {
    outcome,
    reason,
    extracted: extracted?.text ?? null,
    doubts,
    checks,
    scores,
    detail,
    environment,
  };
}
