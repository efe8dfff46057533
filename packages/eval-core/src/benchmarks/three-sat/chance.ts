import { countModels } from './models.ts';
import type { ThreeSatProblem } from './problem.ts';

/**
 * The guesser says "Unsatisfiable" with probability 1/2, else uniform values: right with 1/2 where there is
 * no model, else with half the fraction of the 2^n assignments that are models.
 */
export function threeSatChance(problem: ThreeSatProblem): number {
  const models = countModels(problem);
  return models === 0 ? 1 / 2 : models / 2 ** problem.variables / 2;
}
