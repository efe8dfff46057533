import type { Verdict } from '../../verdict.ts';
import { gradeOption } from '../lettered-options/grade-option.ts';
import type { MazeProblem } from './problem.ts';
import { trueOptionIndex } from './true-option.ts';

export const MAZE_GRADER = { name: 'maze', version: '1' };

/**
 * Walks the marked path of the drawing, computes what the question asks, and compares it with the
 * option that the reply names. The gold text plays no part.
 */
export function gradeMaze(problem: MazeProblem, text: string): Verdict | null {
  return gradeOption(trueOptionIndex(problem), problem.options, text);
}
