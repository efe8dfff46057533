import type { AnswerGroups, AnswerGroupsQuestion } from '@assay/contracts/statistics/answer-groups';
import { groupTexts } from '@assay/eval-core/statistics/at-k/group-texts';
import { answerEquality } from '@assay/grading/answer-equality';
import type { Grading } from '@assay/grading/grade';
import { gradedItemOf } from '@assay/grading/graded-item';

/**
 * Which answers to an item say the same by its grader, as `assay stats --kind` compares them. An item for which
 * `signal` leaves no time is null.
 */
export async function groupAnswers(
  grade: Grading['grade'],
  { kind, graderParams, items }: AnswerGroupsQuestion,
  signal: AbortSignal,
): Promise<AnswerGroups> {
  const groupsOf = async ({ problem, texts }: AnswerGroupsQuestion['items'][number]) => {
    const stored = { kind, graderParams, problem, prompt: '', gold: '' };
    const { params, options } = gradedItemOf(stored);
    const areEqual = answerEquality(grade, { kind, params, options });
    try {
      return await groupTexts(texts, (left, right) => {
        signal.throwIfAborted();
        return areEqual(left, right);
      });
    } catch (error) {
      if (signal.aborted) return null;
      throw error;
    }
  };
  return Promise.all(items.map(groupsOf));
}
