import { verdictOf, type Verdict } from '../../verdict.ts';
import { extractInteger } from './extract.ts';
import { arithmeticAnswer, parseArithmeticProblem, type ArithmeticProblem } from './problem.ts';

export const ARITHMETIC_GRADER = { name: 'arithmetic', version: '1' };

const LARGEST_ANSWER = 999n;

/**
 * Computes the answer from template and parameters and compares it with the integer that the reply gives,
 * exactly. The gold text plays no part.
 */
export function gradeArithmetic(problem: ArithmeticProblem, text: string): Verdict | null {
  const truth = truthOf(problem);
  if (truth === null) return verdictOf('unreadable-gold');
  const found = extractInteger(text);
  if (found === null) return null;
  const { extraction: extracted, value, doubts } = found;
  if (value === null || value < 0n || value > LARGEST_ANSWER) {
    return verdictOf('invalid-answer', { extracted, doubts });
  }
  return verdictOf(value === truth ? 'verified' : 'wrong-answer', { extracted, doubts });
}

/** null: the item cannot be graded. Typed callers can still hold a problem that no parser has seen. */
function truthOf(problem: ArithmeticProblem): bigint | null {
  try {
    return BigInt(arithmeticAnswer(parseArithmeticProblem(problem)));
  } catch {
    return null;
  }
}
