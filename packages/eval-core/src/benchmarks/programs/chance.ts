import type { Output } from './operation.ts';
import type { ProgramProblem } from './problem.ts';
import { isSameOutput } from './run-steps.ts';

/** What the guesser's function returns, each as likely; None is the output of no program. */
const GUESSED_CONSTANTS: readonly (Output | null)[] = [0, 1, [], '', null];

/**
 * The guesser's function returns one constant whatever it is given. Tests of a generated problem have at
 * least two different outputs, which no constant equals both: its chance is 0.
 */
export function programChance({ tests }: ProgramProblem): number {
  const right = GUESSED_CONSTANTS.filter(
    (constant) => constant !== null && tests.every(({ output }) => isSameOutput(output, constant)),
  );
  return right.length / GUESSED_CONSTANTS.length;
}
