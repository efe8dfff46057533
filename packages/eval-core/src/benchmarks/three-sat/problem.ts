/** A literal as in DIMACS: 3 is x3, -3 is ¬x3. */
export type Clause = readonly [number, number, number];

export interface ThreeSatProblem {
  variables: number;
  clauses: readonly Clause[];
}

/**
 * A set of values for all variables as a bit mask: bit i-1 is the value of x_i. This bounds the mask, and the
 * work of counting models, which takes a generated problem less than a millisecond and no problem minutes.
 */
export const MOST_VARIABLES = 20;
const MOST_CLAUSES = 1000;

/** Reads a stored problem; throws one sentence that says what is malformed. */
export function parseThreeSatProblem(value: unknown): ThreeSatProblem {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('variables' in value) ||
    !('clauses' in value)
  ) {
    throw new Error(
      'A 3SAT problem is an object with "variables" and "clauses"; this value is not.',
    );
  }
  const { variables, clauses } = value;
  if (!isIntegerBetween(variables, 3, MOST_VARIABLES)) {
    throw new Error(
      `The "variables" of a 3SAT problem is a whole number from 3 to ${MOST_VARIABLES}.`,
    );
  }
  if (!Array.isArray(clauses) || clauses.length === 0 || clauses.length > MOST_CLAUSES) {
    throw new Error(`The "clauses" of a 3SAT problem is a list of 1 to ${MOST_CLAUSES} clauses.`);
  }
  return {
    variables,
    clauses: clauses.map((clause: unknown, index) => parseClause(clause, { variables, index })),
  };
}

function parseClause(
  clause: unknown,
  { variables, index }: { variables: number; index: number },
): Clause {
  if (Array.isArray(clause) && clause.length === 3) {
    const [a, b, c] = clause as unknown[];
    if (isLiteral(a, variables) && isLiteral(b, variables) && isLiteral(c, variables))
      return [a, b, c];
  }
  throw new Error(
    `Clause ${index + 1} of the 3SAT problem is not a list of three literals between 1 and ${variables}, negative when negated.`,
  );
}

function isLiteral(value: unknown, variables: number): value is number {
  return isIntegerBetween(value, -variables, variables) && value !== 0;
}

function isIntegerBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

/** Whether the assignment makes every clause true, clause by clause. */
export function satisfies(problem: ThreeSatProblem, values: readonly boolean[]): boolean {
  return firstFalseClause(problem, values) === null;
}

/** The place, from 0, of the first clause that the assignment makes false; null: it makes all true. */
export function firstFalseClause(
  { clauses }: ThreeSatProblem,
  values: readonly boolean[],
): number | null {
  const place = clauses.findIndex(
    (clause) => !clause.some((literal) => values[Math.abs(literal) - 1] === literal > 0),
  );
  return place === -1 ? null : place;
}

/** A clause is false for exactly the masks that agree with `values` on the bits of `variables`. */
export interface Falsifier {
  variables: number;
  values: number;
}

export function falsifierOf(clause: Clause): Falsifier {
  let variables = 0;
  let values = 0;
  for (const literal of clause) {
    const bit = 1 << (Math.abs(literal) - 1);
    // A clause with both x and ¬x is never false: no mask agrees with a value outside its variables.
    if ((variables & bit) !== 0 && ((values & bit) !== 0) !== literal < 0)
      return { variables: 0, values: 1 };
    variables |= bit;
    if (literal < 0) values |= bit;
  }
  return { variables, values };
}

export function isFalsified({ variables, values }: Falsifier, mask: number): boolean {
  return (mask & variables) === values;
}

/** The mask's values in the order x1, x2, … */
export function valuesOf(mask: number, variables: number): boolean[] {
  return Array.from({ length: variables }, (_, index) => (mask & (1 << index)) !== 0);
}
