import type { Rng } from '../random.ts';
import {
  clauseText,
  truthWord,
  variableName,
  type Clause,
  type Formula,
  type SatConclusion,
} from './formula.ts';
import type { Note } from './note.ts';

export interface DpllOptions {
  /** Most values tried by choice (not by force) before giving up with a guess. */
  decisionBudget: number;
  /** Chance that a choice takes any open variable and value rather than the most frequent literal. */
  randomBranchFraction: number;
  /** Chance, each time an open clause is read, that a literal's sign is misread and the clause taken for true. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

type Ending = 'satisfied' | 'conflict' | 'spent';

interface Search {
  formula: Formula;
  options: DpllOptions;
  values: (boolean | null)[];
  /** Variables in the order in which they got a value, for taking them back. */
  trail: number[];
  /** Clauses that a slip takes for true on this branch. */
  misread: number[];
  decisions: number;
}

interface Choice {
  variable: number;
  value: boolean;
}

/**
 * Davis–Putnam–Logemann–Loveland: unit propagation, then a choice, then its opposite. With budget
 * left and no slips it is complete: `found` satisfies every clause and `proved` means that none does.
 * When the budget is spent, it guesses between "unsatisfiable" and what it had, and says so.
 */
export function dpll(formula: Formula, options: DpllOptions): SatConclusion {
  const search: Search = {
    formula,
    options,
    values: formula.names.map(() => null),
    trail: [],
    misread: [],
    decisions: 0,
  };
  const ending = explore(search);
  if (ending === 'spent') return guessFromBranch(search);
  if (ending === 'conflict') {
    options.note('Every branch has failed, so no assignment satisfies the formula.');
    return { assignment: null, basis: 'proved' };
  }
  options.note('Every clause is true now; what is still open may be True.');
  return { assignment: completed(search), basis: 'found' };
}

function explore(search: Search): Ending {
  if (!propagate(search)) return 'conflict';
  const choice = chooseBranch(search);
  if (!choice) return 'satisfied';
  for (const value of [choice.value, !choice.value]) {
    if (search.decisions >= search.options.decisionBudget) return 'spent';
    search.decisions += 1;
    const mark = { trail: search.trail.length, misread: search.misread.length };
    note(search, `Try ${assignmentText(search, choice.variable, value)}.`);
    assign(search, choice.variable, value);
    const ending = explore(search);
    if (ending !== 'conflict') return ending;
    takeBack(search, mark);
  }
  note(search, `Neither value of ${variableName(search.formula, choice.variable)} works here.`);
  return 'conflict';
}

/** Gives every forced variable its value; false as soon as a clause has failed. */
function propagate(search: Search): boolean {
  for (let changed = true; changed;) {
    changed = false;
    for (const [index, clause] of search.formula.clauses.entries()) {
      const open = openLiterals(search, index, clause);
      if (!open) continue;
      const slips = search.options.rng.chance(search.options.slipFraction);
      if (slips) search.misread.push(index);
      if (open.length > 1) continue;
      const [literal] = open;
      if (literal) {
        force(search, index, { variable: literal.variable, value: literal.negated === slips });
        changed = true;
      } else if (!slips) {
        note(search, `Clause ${index + 1} ${clauseText(search.formula, clause)} fails.`);
        return false;
      }
    }
  }
  return true;
}

function force(search: Search, index: number, { variable, value }: Choice): void {
  const clause = search.formula.clauses[index] ?? [];
  assign(search, variable, value);
  note(
    search,
    `Clause ${index + 1} ${clauseText(search.formula, clause)} forces ${assignmentText(search, variable, value)}; clauses still open: ${openClauseCount(search)}.`,
  );
}

function openClauseCount(search: Search): number {
  return search.formula.clauses.filter((clause, index) => openLiterals(search, index, clause))
    .length;
}

/** The literals without a value, each variable once; null if the clause is (or is taken for) true. */
function openLiterals(search: Search, index: number, clause: Clause): Clause | null {
  if (search.misread.includes(index)) return null;
  const open = new Map<number, Clause[number]>();
  for (const literal of clause) {
    const value = search.values[literal.variable];
    if (value === !literal.negated) return null;
    if (value !== null) continue;
    const other = open.get(literal.variable);
    if (other && other.negated !== literal.negated) return null;
    open.set(literal.variable, literal);
  }
  return [...open.values()];
}

/** The literal that occurs most often in open clauses; null if no clause is open. */
function chooseBranch(search: Search): Choice | null {
  const { rng, randomBranchFraction } = search.options;
  const literals = search.formula.clauses.flatMap(
    (clause, index) => openLiterals(search, index, clause) ?? [],
  );
  if (literals.length === 0) return null;
  if (rng.chance(randomBranchFraction)) return toChoice(rng.pick(literals));
  const counts = new Map<string, { choice: Choice; count: number }>();
  for (const literal of literals) {
    const key = `${literal.negated ? '-' : '+'}${literal.variable}`;
    const entry = counts.get(key) ?? { choice: toChoice(literal), count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count));
  return rng.pick([...counts.values()].filter(({ count }) => count === most)).choice;
}

function toChoice({ variable, negated }: Clause[number]): Choice {
  return { variable, value: !negated };
}

function assign(search: Search, variable: number, value: boolean): void {
  search.values[variable] = value;
  search.trail.push(variable);
}

function takeBack(search: Search, mark: { trail: number; misread: number }): void {
  for (const variable of search.trail.splice(mark.trail)) search.values[variable] = null;
  search.misread.length = mark.misread;
}

function guessFromBranch(search: Search): SatConclusion {
  note(search, `${search.decisions} values tried, the budget is spent. What follows is a guess.`);
  const assignment = search.options.rng.chance(0.5) ? completed(search) : null;
  return { assignment, basis: 'guessed' };
}

function completed(search: Search): boolean[] {
  return search.values.map((value) => value ?? true);
}

function assignmentText({ formula }: Search, variable: number, value: boolean): string {
  return `${variableName(formula, variable)} = ${truthWord(value)}`;
}

function note(search: Search, line: string): void {
  search.options.note(line);
}
