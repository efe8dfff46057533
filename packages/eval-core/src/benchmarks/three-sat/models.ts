import { falsifierOf, type Falsifier, type ThreeSatProblem } from './problem.ts';

/** What is decided of an assignment: the variables of the mask `decided` have those of `values`. */
interface Branch {
  decided: number;
  values: number;
}

/** Told each branch on which every clause is true; false ends the search. */
type Visit = (branch: Branch) => boolean;

/** All models as masks in increasing order, at most `limit` of them. */
export function modelsOf(problem: ThreeSatProblem, limit = Infinity): number[] {
  const models: number[] = [];
  const all = allVariables(problem);
  search(problem, ({ decided, values }) => {
    const free = all & ~decided;
    let rest = 0;
    do {
      models.push(values | rest);
      // The next larger mask that is part of `free`.
      rest = (rest - free) & free;
    } while (rest !== 0 && models.length < limit);
    return models.length < limit;
  });
  return models;
}

/** How many of the 2^n assignments are models. */
export function countModels(problem: ThreeSatProblem): number {
  let count = 0;
  search(problem, ({ decided }) => {
    count += 2 ** (problem.variables - bitCount(decided));
    return true;
  });
  return count;
}

function search(problem: ThreeSatProblem, visit: Visit): void {
  // A clause with both x and ¬x asks for a value outside of its variables and is never false.
  const clauses = problem.clauses
    .map(falsifierOf)
    .filter(({ variables, values }) => (values & ~variables) === 0);
  explore(clauses, { decided: 0, values: 0 }, { all: allVariables(problem), visit });
}

/**
 * Decides the variables from the last to the first, False before True, so that models come in increasing order;
 * a value that a clause forces is decided at once (Davis, Logemann & Loveland 1962), which leaves some hundred
 * branches of the 2^20 assignments of the largest formulas.
 *
 * @returns false when the visitor ended the search.
 */
function explore(
  clauses: readonly Falsifier[],
  from: Branch,
  { all, visit }: { all: number; visit: Visit },
): boolean {
  const branch = propagate(clauses, from);
  if (branch === null) return true;
  const open = clauses.filter((clause) => !isTrueOn(branch, clause));
  if (open.length === 0) return visit(branch);
  const bit = highestBit(all & ~branch.decided);
  for (const value of [0, bit]) {
    const next = { decided: branch.decided | bit, values: branch.values | value };
    if (!explore(open, next, { all, visit })) return false;
  }
  return true;
}

/** The branch with every value that a clause forces; null: a clause is false. */
function propagate(clauses: readonly Falsifier[], from: Branch): Branch | null {
  const branch = { ...from };
  for (let hasForced = true; hasForced;) {
    hasForced = false;
    for (const clause of clauses) {
      if (isTrueOn(branch, clause)) continue;
      const undecided = clause.variables & ~branch.decided;
      if (undecided === 0) return null;
      if ((undecided & (undecided - 1)) !== 0) continue;
      branch.decided |= undecided;
      branch.values |= undecided & ~clause.values;
      hasForced = true;
    }
  }
  return branch;
}

function isTrueOn({ decided, values }: Branch, clause: Falsifier): boolean {
  return ((values ^ clause.values) & clause.variables & decided) !== 0;
}

function allVariables({ variables }: ThreeSatProblem): number {
  return 2 ** variables - 1;
}

function highestBit(mask: number): number {
  return 1 << (31 - Math.clz32(mask));
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
