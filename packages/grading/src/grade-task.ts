import type { GradedItem } from '@assay/eval-core/graders/grader';
import type { Reply } from '@assay/eval-core/reply';

/** A reply to be graded, as plain JSON. */
export interface GradeTask {
  /** Which grader judges it: "math", "choice", "code". */
  kind: string;
  item: GradedItem;
  reply: Reply;
  /** `reply.content` is the answer itself, already extracted. Default: false. */
  isBare?: boolean;
}
