import { gradeLineSchema, type ExtractedLine } from '@assay/contracts/grading/grade-line';

import { toTask } from '../grading/to-task.ts';
import { lineAs } from '../lines/parse-json-line.ts';
import { runLines, type LineOptions } from '../lines/run-lines.ts';

/** Writes what could be meant as the answer of each JSON line of standard input; resolves with the exit code. */
export function extract(options: LineOptions): Promise<number> {
  return runLines(options, (grading) => async (value): Promise<ExtractedLine> => {
    const line = lineAs(gradeLineSchema, value);
    const task = toTask(line, options.profile ?? null);
    return { id: line.id, candidates: await grading.extract(task) };
  });
}
