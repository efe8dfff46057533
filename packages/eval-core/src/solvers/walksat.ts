import type { Rng } from '../random.ts';
import {
  clauseHolds,
  truthWord,
  variableName,
  type Clause,
  type Formula,
  type SatConclusion,
} from './formula.ts';
import type { Note } from './note.ts';

export interface WalksatOptions {
  /** Most flips before giving up. */
  flipBudget: number;
  /** Chance that a flip takes any variable of the clause rather than the least harmful one. */
  noiseFraction: number;
  /** Chance that a false clause is taken for a true one when the clauses are looked through. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/**
 * Flips without a new best after which the walk gives up, per variable: a walk that has gone round
 * a formula of n variables this often rarely gets further, and small formulas end sooner.
 */
const STALL_FLIPS_PER_VARIABLE = 6;

interface Walk {
  formula: Formula;
  assignment: boolean[];
  options: WalksatOptions;
}

/**
 * Local search in the manner of WalkSAT (Selman, Kautz and Cohen 1994): pick a false clause, flip
 * one of its variables. It can never prove that nothing satisfies the formula, so "unsatisfiable"
 * is its guess after a search in vain, and the notes say so.
 */
export function walksat(formula: Formula, options: WalksatOptions): SatConclusion {
  const walk: Walk = {
    formula,
    options,
    assignment: formula.names.map(() => options.rng.chance(0.5)),
  };
  options.note(`Start at random: ${startText(walk)}.`);
  if (flipUntilSatisfied(walk)) {
    options.note('Every clause is true now.');
    return { assignment: walk.assignment, basis: 'found' };
  }
  options.note('No assignment found. Local search cannot prove that there is none; I guess that.');
  return { assignment: null, basis: 'guessed' };
}

function startText({ formula, assignment }: Walk): string {
  return formula.names
    .map((name, variable) => `${name} ${truthWord(assignment[variable] === true)}`)
    .join(', ');
}

/** True if the walk ends where it sees no false clause. */
function flipUntilSatisfied(walk: Walk): boolean {
  const { formula, options } = walk;
  let fewestFalse = Infinity;
  let flipsSinceBest = 0;
  for (let flips = 0; ; flips += 1) {
    const falseClauses = falseClausesSeen(walk);
    if (falseClauses.length === 0) return true;
    flipsSinceBest = falseClauses.length < fewestFalse ? 0 : flipsSinceBest + 1;
    fewestFalse = Math.min(fewestFalse, falseClauses.length);
    if (flips >= options.flipBudget) {
      options.note(
        `${flips} flips made, the budget is spent; at best ${fewestFalse} clauses were false.`,
      );
      return false;
    }
    if (flipsSinceBest >= STALL_FLIPS_PER_VARIABLE * formula.names.length) {
      options.note(
        `${flipsSinceBest} flips without getting below ${fewestFalse} false clauses; I stop.`,
      );
      return false;
    }
    flipForClause(walk, falseClauses);
  }
}

/** Indices of the false clauses; each may be overlooked by a slip. */
function falseClausesSeen({ formula, assignment, options }: Walk): number[] {
  const seen: number[] = [];
  for (const [index, clause] of formula.clauses.entries()) {
    if (clauseHolds(clause, assignment)) continue;
    if (!options.rng.chance(options.slipFraction)) seen.push(index);
  }
  return seen;
}

function flipForClause(walk: Walk, falseClauses: readonly number[]): void {
  const { formula, assignment, options } = walk;
  const index = options.rng.pick(falseClauses);
  const variable = variableToFlip(walk, formula.clauses[index] ?? []);
  const value = assignment[variable] !== true;
  assignment[variable] = value;
  options.note(
    `${falseClauses.length} false; clause ${index + 1}: set ${variableName(formula, variable)} ${truthWord(value)}.`,
  );
}

/** The variable whose flip breaks fewest clauses; by noise, or between equals, any of them. */
function variableToFlip(walk: Walk, clause: Clause): number {
  const { rng, noiseFraction } = walk.options;
  const variables = [...new Set(clause.map(({ variable }) => variable))];
  const breaks = variables.map((variable) => clausesBrokenBy(walk, variable));
  const fewest = Math.min(...breaks);
  const anyOfThem = fewest > 0 && rng.chance(noiseFraction);
  return rng.pick(anyOfThem ? variables : variables.filter((_, place) => breaks[place] === fewest));
}

function clausesBrokenBy({ formula, assignment }: Walk, variable: number): number {
  const flipped = assignment.map((value, index) => (index === variable ? !value : value));
  return formula.clauses.filter(
    (clause) => clauseHolds(clause, assignment) && !clauseHolds(clause, flipped),
  ).length;
}
