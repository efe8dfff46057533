import { gradeLineSchema } from '@assay/contracts/grading/grade-line';
import type { Grading } from '@assay/grading/grade';

import type { AnswerLine } from '../lines/answer-lines.ts';
import { lineAs } from '../lines/parse-json-line.ts';
import { toGradedLine } from './to-graded-line.ts';
import { toTask } from './to-task.ts';

/** The verdict on each line; `profile` is the policy of those that name none. */
export function gradeLines(grading: Grading, profile: string | null): AnswerLine {
  return async (value) => {
    const line = lineAs(gradeLineSchema, value);
    const task = toTask(line, profile);
    return toGradedLine(line.id, task, await grading.grade(task));
  };
}
