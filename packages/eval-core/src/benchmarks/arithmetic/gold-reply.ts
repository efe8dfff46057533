import { arithmeticAnswer, type ArithmeticProblem } from './problem.ts';

/** A reply with the right answer. */
export function arithmeticGoldReply(problem: ArithmeticProblem): string {
  return `I compute the number and take its remainder.\n\nFinal Answer: ${arithmeticAnswer(problem)}`;
}
