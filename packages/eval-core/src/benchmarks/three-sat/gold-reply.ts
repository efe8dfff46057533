import { modelsOf } from './models.ts';
import { valuesOf, type ThreeSatProblem } from './problem.ts';
import { UNSATISFIABLE, writeAnswer, writeValues } from './prompt.ts';

/** A reply with the first model of the formula, or the claim that it has none. */
export function threeSatGoldReply(problem: ThreeSatProblem): string {
  const [model] = modelsOf(problem, 1);
  const solution =
    model === undefined ? UNSATISFIABLE : writeValues(valuesOf(model, problem.variables));
  return `I try the assignments one after another.\n\n${writeAnswer(solution)}`;
}
