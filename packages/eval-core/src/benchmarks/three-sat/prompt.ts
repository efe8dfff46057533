import type { Clause, ThreeSatProblem } from './problem.ts';

/** The words that reply for a formula without a model. */
export const UNSATISFIABLE = 'Unsatisfiable';

/** The question as it is sent: formula, what to answer, and in what form. */
export function threeSatPrompt({ variables, clauses }: ThreeSatProblem): string {
  const names = Array.from({ length: variables }, (_, index) => `x${index + 1}`);
  // An example of the form that is no hint: alternate values, true of no formula in particular.
  const example = writeValues(names.map((_, index) => index % 3 !== 1));
  return [
    'Decide whether the formula below can be satisfied and, if it can, find values that satisfy it.',
    '',
    `Variables, in order: ${names.join(', ')}`,
    `The formula is the conjunction (AND) of ${clauses.length} clauses. Each clause is a disjunction (OR) of three literals; ¬ negates a variable.`,
    ...clauses.map((clause, index) => `${index + 1}. ${writeClause(clause)}`),
    '',
    'Reason step by step. End your reply with one line that gives the value of every variable in the order above, in this form:',
    writeAnswer(example),
    'If no assignment satisfies the formula, end with:',
    writeAnswer(UNSATISFIABLE),
  ].join('\n');
}

/** The values in the form that the prompt asks for: "True, False, …". */
export function writeValues(values: readonly boolean[]): string {
  return values.map((value) => (value ? 'True' : 'False')).join(', ');
}

function writeClause(clause: Clause): string {
  return `(${clause.map((literal) => `${literal < 0 ? '¬' : ''}x${Math.abs(literal)}`).join(' ∨ ')})`;
}

/** The last line of a reply. */
export function writeAnswer(solution: string): string {
  return `<final_answer>{"Solution": "${solution}"}</final_answer>`;
}
