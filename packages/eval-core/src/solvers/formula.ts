/** A variable by its place in `Formula.names`, plain or negated. */
export interface Literal {
  variable: number;
  negated: boolean;
}

export type Clause = readonly Literal[];

/** A conjunction of clauses, as a solver read it from a prompt. */
export interface Formula {
  /** Variable names in the order in which the answer must list their values. */
  names: readonly string[];
  clauses: readonly Clause[];
}

/** What a SAT solver says in the end, and on what ground it says so. */
export interface SatConclusion {
  /** One value per variable in the order of `Formula.names`; null says that no assignment exists. */
  assignment: readonly boolean[] | null;
  /** `found` and `proved` are what the solver believes; slips can make either false. */
  basis: 'found' | 'proved' | 'guessed';
}

/** True if the literal holds under a complete assignment (one value per variable). */
export function literalHolds(literal: Literal, assignment: readonly boolean[]): boolean {
  return assignment[literal.variable] !== literal.negated;
}

/** True if at least one literal of the clause holds; the empty clause never does. */
export function clauseHolds(clause: Clause, assignment: readonly boolean[]): boolean {
  return clause.some((literal) => literalHolds(literal, assignment));
}

/** The clause as a person would write it: `(x1 ∨ ¬x3 ∨ x4)`. */
export function clauseText(formula: Formula, clause: Clause): string {
  const literals = clause.map(
    ({ variable, negated }) => `${negated ? '¬' : ''}${variableName(formula, variable)}`,
  );
  return `(${literals.join(' ∨ ')})`;
}

/** The name of a variable; a place outside of the formula is an error of the caller. */
export function variableName(formula: Formula, variable: number): string {
  const name = formula.names[variable];
  if (name === undefined) {
    throw new RangeError(
      `The formula has ${formula.names.length} variables, so there is no variable ${variable}.`,
    );
  }
  return name;
}

/** `True` or `False`, the words that the answer line uses. */
export function truthWord(value: boolean): 'True' | 'False' {
  return value ? 'True' : 'False';
}
