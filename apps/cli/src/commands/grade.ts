import { gradeLines } from '../grading/grade-lines.ts';
import { runLines, type LineOptions } from '../lines/run-lines.ts';

/** Writes the verdict on each JSON line of standard input; resolves with the exit code. */
export function grade(options: LineOptions): Promise<number> {
  return runLines(options, (grading) => gradeLines(grading, options.profile ?? null));
}
