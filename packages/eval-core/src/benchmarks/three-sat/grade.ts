import { verdictOf, type Verdict, type VerdictReason } from '../../verdict.ts';
import { extractSolution } from './extract.ts';
import { modelsOf, parseThreeSatProblem, satisfies, type ThreeSatProblem } from './problem.ts';
import type { Solution } from './solution.ts';

export const THREE_SAT_GRADER = { name: 'three-sat', version: '1' };

/**
 * Checks the answer against the clauses: values are right when they make every clause true,
 * "Unsatisfiable" when no assignment does. Equivalent to membership in the list of all models, as
 * in the published metric, without depending on how a gold is written.
 */
export function gradeThreeSat(problem: ThreeSatProblem, text: string): Verdict | null {
  if (!isGradable(problem)) return verdictOf('unreadable-gold');
  const found = extractSolution(text);
  if (found === null) return null;
  const { extraction, meaning, doubts } = found;
  return verdictOf(judge(problem, meaning), { extracted: extraction, doubts });
}

function judge(problem: ThreeSatProblem, solution: Solution | null): VerdictReason {
  if (solution === null) return 'invalid-answer';
  if (solution.kind === 'unsatisfiable') {
    return modelsOf(problem, 1).length === 0 ? 'verified' : 'wrong-answer';
  }
  if (solution.values.length !== problem.variables) return 'invalid-answer';
  return satisfies(problem, solution.values) ? 'verified' : 'wrong-answer';
}

/** Typed callers can still hold a problem that no parser has seen. */
function isGradable(problem: ThreeSatProblem): boolean {
  try {
    parseThreeSatProblem(problem);
    return true;
  } catch {
    return false;
  }
}
