import { verdictOf, type Verdict } from '../../verdict.ts';
import { extractSolution } from './extract.ts';
import { modelsOf } from './models.ts';
import { firstFalseClause, parseThreeSatProblem, type ThreeSatProblem } from './problem.ts';
import type { Solution } from './solution.ts';

export const THREE_SAT_GRADER = { name: 'three-sat', version: '2' };

/** What is known of an answer: the reason, the checks one by one, and the first that failed in words. */
type Judgement = Pick<Verdict, 'reason' | 'checks' | 'detail'>;

/**
 * Checks the answer against the clauses: values are right when they make every clause true,
 * "Unsatisfiable" when no assignment does. Equivalent to membership in the list of all models, as
 * in the published metric, without depending on how a gold is written.
 *
 * Checks: `format` (one value for each variable, or "Unsatisfiable"), `satisfies` (the values; null where there
 * are none) and `unsatisfiable` (the claim; null where it is not made).
 */
export function gradeThreeSat(problem: ThreeSatProblem, text: string): Verdict | null {
  if (!isGradable(problem)) return verdictOf('unreadable-gold');
  const found = extractSolution(text);
  if (found === null) return null;
  const { extraction: extracted, meaning, doubts } = found;
  const { reason, ...judged } = judge(problem, meaning);
  return verdictOf(reason, { extracted, doubts, ...judged });
}

function judge(problem: ThreeSatProblem, solution: Solution | null): Judgement {
  if (solution === null) return malformed('The answer is no list of truth values.');
  if (solution.kind === 'unsatisfiable') return judgeUnsatisfiable(problem);
  const { length } = solution.values;
  if (length !== problem.variables) {
    return malformed(`There are ${length} values for ${problem.variables} variables.`);
  }
  const broken = firstFalseClause(problem, solution.values);
  return {
    reason: broken === null ? 'verified' : 'wrong-answer',
    checks: { format: true, satisfies: broken === null, unsatisfiable: null },
    detail: broken === null ? null : `Clause ${broken + 1} is false.`,
  };
}

function judgeUnsatisfiable(problem: ThreeSatProblem): Judgement {
  const isTrue = modelsOf(problem, 1).length === 0;
  return {
    reason: isTrue ? 'verified' : 'wrong-answer',
    checks: { format: true, satisfies: null, unsatisfiable: isTrue },
    detail: isTrue ? null : 'The formula can be satisfied.',
  };
}

function malformed(detail: string): Judgement {
  const checks = { format: false, satisfies: null, unsatisfiable: null };
  return { reason: 'invalid-answer', checks, detail };
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
