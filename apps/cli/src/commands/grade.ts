import { runLines, type LineOptions } from '../grading/run-lines.ts';
import { toGradedLine } from '../grading/to-graded-line.ts';
import { toTask } from '../grading/to-task.ts';

/** Writes the verdict on each JSON line of standard input; resolves with the exit code. */
export function grade(options: LineOptions): Promise<number> {
  return runLines(options, (grading) => async (line) => {
    const task = toTask(line, options.profile ?? null);
    return toGradedLine(line.id, task, await grading.grade(task));
  });
}
