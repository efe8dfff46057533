import type { Rng } from '../../random.ts';
import { drawClause } from './draw-clause.ts';
import { falsifierOf, isFalsified, type Clause, type ThreeSatProblem } from './problem.ts';

export interface FormulaSize {
  variables: number;
  clauses: number;
}

const MOST_PLANTINGS = 100;
const CANDIDATES_PER_CLAUSE = 40;

/**
 * A formula with exactly one model, made rather than found: chooses the model, then clauses that are
 * true of it and false of the rival assignments still standing. Only for the case that drawing at
 * random found none, since such formulas are not drawn uniformly. It always ends well at 4.26
 * clauses a variable: n clauses remove the n neighbours (one flipped value needs a clause of its
 * own), and each further one removes at least the average of 1/7 of the distant rivals, while about
 * 3.26 n are at hand. Throws when the size leaves no room for that.
 */
export function plantSingleModel(rng: Rng, size: FormulaSize): ThreeSatProblem {
  for (let planting = 0; planting < MOST_PLANTINGS; planting += 1) {
    const clauses = plantOnce(rng, size);
    if (clauses !== null) return { variables: size.variables, clauses: rng.shuffle(clauses) };
  }
  throw new Error(
    `Found no formula of ${size.clauses} clauses over ${size.variables} variables with exactly one model; ask for more clauses.`,
  );
}

function plantOnce(rng: Rng, { variables, clauses }: FormulaSize): Clause[] | null {
  const model = rng.int(0, 2 ** variables);
  const masks = Array.from({ length: 2 ** variables }, (_, mask) => mask);
  let rivals = masks.filter((mask) => mask !== model);
  const chosen: Clause[] = [];
  for (let turn = 0; turn < clauses; turn += 1) {
    const target = turn < variables ? model ^ (1 << turn) : rivals[0];
    const clause = deadliestClause(rng, { variables, model, target, rivals });
    const falsifier = falsifierOf(clause);
    rivals = rivals.filter((mask) => !isFalsified(falsifier, mask));
    chosen.push(clause);
  }
  return rivals.length === 0 ? chosen : null;
}

interface Standing {
  variables: number;
  model: number;
  /** The rival that the clause must remove; undefined when none is left. */
  target: number | undefined;
  rivals: readonly number[];
}

function deadliestClause(rng: Rng, { variables, model, target, rivals }: Standing): Clause {
  let best = drawTrueClause(rng, { variables, model, target });
  let mostRemoved = -1;
  for (let candidate = 0; candidate < CANDIDATES_PER_CLAUSE && rivals.length > 0; candidate += 1) {
    const clause = drawTrueClause(rng, { variables, model, target });
    const falsifier = falsifierOf(clause);
    const removed = rivals.filter((mask) => isFalsified(falsifier, mask)).length;
    if (removed > mostRemoved) [best, mostRemoved] = [clause, removed];
  }
  return best;
}

/** A random clause that is true of the model and, when a target is given, false of it. */
function drawTrueClause(rng: Rng, { variables, model, target }: Omit<Standing, 'rivals'>): Clause {
  for (;;) {
    const drawn = drawClause(rng, variables);
    const clause = target === undefined ? drawn : falseOf(target, drawn);
    if (!isFalsified(falsifierOf(clause), model)) return clause;
  }
}

/** The same variables with the signs that make the clause false of the mask. */
function falseOf(mask: number, [a, b, c]: Clause): Clause {
  const signed = (literal: number): number => {
    const variable = Math.abs(literal);
    return (mask & (1 << (variable - 1))) !== 0 ? -variable : variable;
  };
  return [signed(a), signed(b), signed(c)];
}
