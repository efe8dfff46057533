import type { GradedLine, LinePlace } from '@assay/contracts/grading/grade-line';
import { placeInReply, splitReply } from '@assay/eval-core/reply';
import type { Extraction } from '@assay/eval-core/verdict';
import type { GradedVerdict } from '@assay/grading/grade';
import type { GradeTask } from '@assay/grading/grade-task';

/** A verdict as `assay grade` writes it: what has nothing to say is left out. */
export function toGradedLine(
  id: GradedLine['id'],
  task: GradeTask,
  { outcome, reason, extracted, doubts, grader, ...verdict }: GradedVerdict,
): GradedLine {
  const { profile } = task.item.params;
  return {
    id,
    verdict: outcome,
    reason,
    extracted: extracted?.text ?? null,
    rule: extracted?.rule ?? null,
    flags: doubts,
    grader: grader.name,
    version: grader.version,
    ...(extracted && { place: placeOf(extracted, task) }),
    ...(extracted && extracted.rivals.length > 0 && { rivals: extracted.rivals }),
    ...(verdict.checks && { checks: verdict.checks }),
    ...(verdict.scores && { scores: verdict.scores }),
    ...(typeof profile === 'string' && { profile }),
    ...(verdict.environment !== null && { environment: verdict.environment }),
    ...(verdict.detail !== null && { detail: verdict.detail }),
  };
}

function placeOf(extracted: Extraction, { reply, isBare }: GradeTask): LinePlace {
  const { start, end } = extracted;
  return isBare ? { field: 'content', start, end } : placeInReply(splitReply(reply), extracted);
}
