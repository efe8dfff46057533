import type { GradedLine } from '@assay/contracts/grading/grade-line';
import { createGrading, type AsyncGrader } from '@assay/grading/grade';
import type { GradingPool } from '@assay/grading/pool/grading-pool';

import { toGradedLine } from '../grading/to-graded-line.ts';
import { toTask } from '../grading/to-task.ts';
import type { DocumentedExample } from './documented-examples.ts';

/** What `assay grade` writes for an example, of what the page says of it. */
export async function gradeExample(
  { line, expected }: DocumentedExample,
  { pool, asyncGraders }: { pool: GradingPool; asyncGraders: readonly AsyncGrader[] },
): Promise<Partial<GradedLine>> {
  const onFault = (error: unknown) => {
    throw error;
  };
  const grading = createGrading({ pool, asyncGraders, onFault });
  const task = toTask(line, null);
  const graded = toGradedLine(line.id, task, await grading.grade(task));
  return Object.fromEntries(Object.entries(graded).filter(([name]) => name in expected));
}
