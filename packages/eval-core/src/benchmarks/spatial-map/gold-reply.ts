import { letterAt } from '../lettered-options/letter.ts';
import type { SpatialMapProblem } from './problem.ts';
import { trueOptionIndex } from './true-option.ts';

/** A reply that names the right option; throws when the relations entail none. */
export function spatialMapGoldReply(problem: SpatialMapProblem): string {
  const index = trueOptionIndex(problem);
  if (index === null)
    throw new Error('The map entails none of the options, so it has no right reply.');
  return `I follow the relations outwards from ${problem.question.object}, along each axis.\n\nFinal Answer: ${letterAt(index)}`;
}
