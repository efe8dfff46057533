import { readInstructions, type InstructionSet } from '../../instructions/read-instructions.ts';
import { FIXED_TEXTS } from './fixed-texts.ts';
import { instructionsParams, type InstructionsProblem } from './problem.ts';

/** The share of the guesser's texts that follow every instruction. */
export function instructionsChance(problem: InstructionsProblem): number {
  const set = readInstructions(instructionsParams(problem));
  const right = FIXED_TEXTS.filter((text) => followsSet(set, text));
  return right.length / FIXED_TEXTS.length;
}

/** Whether a text that is not blank follows every instruction of the problem. */
export function followsAll(problem: InstructionsProblem, text: string): boolean {
  return followsSet(readInstructions(instructionsParams(problem)), text);
}

/** As the grader decides in the mode strict, up to the first that is not followed. */
function followsSet({ instructions }: InstructionSet, text: string): boolean {
  return instructions.every(({ check }) => check(text));
}
