import { letterAt } from '../lettered-options/letter.ts';
import type { MazeProblem } from './problem.ts';
import { trueOptionIndex } from './true-option.ts';

/** A reply that names the right option; throws when the drawing has none. */
export function mazeGoldReply(problem: MazeProblem): string {
  const index = trueOptionIndex(problem);
  if (index === null) throw new Error('The maze has no right option, so it has no right reply.');
  return `I follow the marked path from S to E.\n\nFinal Answer: ${letterAt(index)}`;
}
