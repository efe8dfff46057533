import type { GradeTask } from './grade-task.ts';
import type { GradedVerdict } from './grade.ts';

export interface EqualityKind {
  /** The kind of answer: "math", "choice", "number". */
  kind: string;
  /** A policy of that kind; null: its default. */
  profile: string | null;
}

/**
 * Whether two final answers say the same by the grader of their kind: one is taken as the gold, the other as the
 * answer to it. Where the kind cannot read the first as a gold they are not the same. Rejects as `grade` does.
 */
export function answerEquality(
  grade: (task: GradeTask) => Promise<GradedVerdict>,
  { kind, profile }: EqualityKind,
): (left: string, right: string) => Promise<boolean> {
  return async (left, right) => {
    const { outcome } = await grade({
      kind,
      item: {
        gold: left,
        options: null,
        params: profile === null ? {} : { profile },
        prompt: null,
      },
      reply: { content: right, reasoning: null, finish: 'stop' },
      isBare: true,
    });
    return outcome === 'correct';
  };
}
