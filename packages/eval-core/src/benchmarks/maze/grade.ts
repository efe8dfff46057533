import { verdictOf, type Verdict } from '../../verdict.ts';
import { extractOption } from './extract.ts';
import type { MazeProblem } from './problem.ts';
import { trueOptionIndex } from './true-option.ts';

export const MAZE_GRADER = { name: 'maze', version: '1' };

/**
 * Walks the marked path of the drawing, computes what the question asks, and compares it with the
 * option that the reply names. The gold text plays no part.
 */
export function gradeMaze(problem: MazeProblem, text: string): Verdict | null {
  const truth = trueOptionIndex(problem);
  if (truth === null) return verdictOf('unreadable-gold');
  const found = extractOption(text, problem.options);
  if (found === null) return null;
  const { extraction: extracted, meaning, doubts } = found;
  if (meaning === null) return verdictOf('invalid-answer', { extracted, doubts });
  return verdictOf(meaning.index === truth ? 'verified' : 'wrong-answer', { extracted, doubts });
}
