import type { Pool } from '@assay/db/pool';
import { recordVerdicts } from '@assay/db/record/record-verdicts';
import type { VerdictRecord } from '@assay/db/record/verdict-record';
import { testVerdict } from '@assay/db/testing/test-verdict';
import {
  completeGrading,
  findStoredReplies,
  findUngradedSamples,
  loadRegrade,
  type StoredReply,
} from '@assay/db/work/regrade';

/**
 * Does what a worker does for a new grading, with these verdicts; with `limit` only so many, and the grading
 * stays under way.
 */
export async function gradeAgain(
  pool: Pool,
  gradingId: number,
  options: { judge: (reply: StoredReply) => Partial<VerdictRecord>; limit?: number },
): Promise<void> {
  const work = await loadRegrade(pool, gradingId);
  if (!work) throw new Error(`grading ${gradingId} is not under way`);
  const sampleIds = await findUngradedSamples(pool, work);
  const replies = await findStoredReplies(pool, sampleIds.slice(0, options.limit));
  await recordVerdicts(
    pool,
    gradingId,
    replies.map((reply) => ({
      sampleId: reply.sampleId,
      completionTokens: reply.completionTokens,
      verdict: testVerdict(options.judge(reply)),
    })),
  );
  if (options.limit === undefined) await completeGrading(pool, work);
}
