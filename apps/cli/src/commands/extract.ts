import { runLines, type LineOptions } from '../grading/run-lines.ts';
import { toTask } from '../grading/to-task.ts';

/** Writes what could be meant as the answer of each JSON line of standard input; resolves with the exit code. */
export function extract(options: LineOptions): Promise<number> {
  return runLines(options, (grading) => async (line) => {
    const task = toTask(line, options.profile ?? null);
    return { id: line.id, candidates: await grading.extract(task) };
  });
}
