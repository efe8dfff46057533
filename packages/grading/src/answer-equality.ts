import type { GradedItem } from '@assay/eval-core/graders/grader';

import type { GradeTask } from './grade-task.ts';
import type { GradedVerdict } from './grade.ts';

/** What the answers answer. */
export interface EqualityKind {
  /** The kind of answer: "math", "choice", "number". */
  kind: string;
  /** What its grader is told, such as a profile. */
  params: GradedItem['params'];
  /** Of a multiple-choice item; absent: the item has none. */
  options?: GradedItem['options'];
}

/**
 * Whether two final answers say the same by the grader of their kind: one is taken as the gold, the other as the
 * answer to it. Where the kind cannot read the first as a gold they are not the same. Rejects as `grade` does.
 */
export function answerEquality(
  grade: (task: GradeTask) => Promise<GradedVerdict>,
  { kind, params, options = null }: EqualityKind,
): (left: string, right: string) => Promise<boolean> {
  return async (left, right) => {
    const { outcome } = await grade({
      kind,
      item: { gold: left, options, params, prompt: null },
      reply: { content: right, reasoning: null, finish: 'stop' },
      isBare: true,
    });
    return outcome === 'correct';
  };
}
