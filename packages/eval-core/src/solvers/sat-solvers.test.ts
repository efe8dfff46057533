import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createRng } from '../random.ts';
import { dpll } from './dpll.ts';
import { clauseHolds, type Formula, type SatConclusion } from './formula.ts';
import { guessAssignment } from './guess.ts';
import { readFormula } from './read-formula.ts';
import { walksat } from './walksat.ts';

interface Attempt {
  conclusion: SatConclusion;
  lines: string[];
}

function read(text: string): Formula {
  const formula = readFormula(text);
  if (!formula) throw new Error(`The test's formula cannot be read: ${text}`);
  return formula;
}

function runDpll(
  formula: Formula,
  changes: { decisionBudget?: number; slipFraction?: number; seed?: string } = {},
): Attempt {
  const { decisionBudget = Infinity, slipFraction = 0, seed = 'dpll' } = changes;
  const lines: string[] = [];
  const conclusion = dpll(formula, {
    decisionBudget,
    slipFraction,
    randomBranchFraction: 0.2,
    rng: createRng(seed),
    note: (line) => lines.push(line),
  });
  return { conclusion, lines };
}

function runWalksat(
  formula: Formula,
  changes: { flipBudget?: number; slipFraction?: number; seed?: string } = {},
): Attempt {
  const { flipBudget = 1000, slipFraction = 0, seed = 'walk' } = changes;
  const lines: string[] = [];
  const conclusion = walksat(formula, {
    flipBudget,
    slipFraction,
    noiseFraction: 0.4,
    rng: createRng(seed),
    note: (line) => lines.push(line),
  });
  return { conclusion, lines };
}

function satisfies(formula: Formula, assignment: readonly boolean[]): boolean {
  return formula.clauses.every((clause) => clauseHolds(clause, assignment));
}

function hasModel(formula: Formula): boolean {
  const count = formula.names.length;
  for (let bits = 0; bits < 2 ** count; bits += 1) {
    const assignment = formula.names.map((_, variable) => ((bits >> variable) & 1) === 1);
    if (satisfies(formula, assignment)) return true;
  }
  return false;
}

const FORMULAS = fc.integer({ min: 1, max: 7 }).chain((variables) =>
  fc
    .array(
      fc.array(fc.record({ variable: fc.nat(variables - 1), negated: fc.boolean() }), {
        minLength: 1,
        maxLength: 3,
      }),
      { minLength: 1, maxLength: 40 },
    )
    .map((clauses): Formula => ({
      names: Array.from({ length: variables }, (_, index) => `v${index}`),
      clauses,
    })),
);

/** All eight sign patterns over three variables: each assignment falsifies exactly one clause. */
const UNSATISFIABLE = read(
  [1, 2, 3, 4, 5, 6, 7, 8]
    .map(
      (pattern) => `(${[1, 2, 4].map((bit) => `${pattern & bit ? '' : '¬'}n${bit}`).join(' ∨ ')})`,
    )
    .join('\n'),
);

/** A chain of implications from p: every value is forced, so exactly one assignment exists. */
const FORCED = read('alpha\n-alpha | beta\n-beta | gamma\n-gamma | -delta');

describe('dpll', () => {
  it('agrees with brute force when the budget has no end and nothing slips', () => {
    fc.assert(
      fc.property(FORMULAS, fc.string(), (formula, seed) => {
        const { assignment, basis } = runDpll(formula, { seed }).conclusion;
        expect(assignment !== null).toBe(hasModel(formula));
        expect(basis).toBe(assignment ? 'found' : 'proved');
        if (assignment) expect(satisfies(formula, assignment)).toBe(true);
      }),
    );
  });

  it('proves that all eight clauses over three variables cannot hold together', () => {
    const { conclusion, lines } = runDpll(UNSATISFIABLE);
    expect(conclusion).toEqual({ assignment: null, basis: 'proved' });
    expect(lines.at(-1)).toBe('Every branch has failed, so no assignment satisfies the formula.');
  });

  it('follows forced values without a choice, under the names of the prompt', () => {
    const { conclusion, lines } = runDpll(FORCED, { decisionBudget: 0 });
    expect(conclusion).toEqual({ assignment: [true, true, true, false], basis: 'found' });
    expect(lines).toContain(
      'Clause 4 (¬gamma ∨ ¬delta) forces delta = False; clauses still open: 0.',
    );
  });

  it('guesses, and says so, when the budget is spent', () => {
    const { conclusion, lines } = runDpll(UNSATISFIABLE, { decisionBudget: 1 });
    expect(conclusion.basis).toBe('guessed');
    expect(lines.at(-1)).toContain('What follows is a guess.');
  });

  it('reaches wrong conclusions when it always misreads', () => {
    const { assignment } = runDpll(FORCED, { slipFraction: 1 }).conclusion;
    expect(assignment).not.toEqual([true, true, true, false]);
  });
});

describe('walksat', () => {
  it('never claims an assignment that fails when nothing slips', () => {
    fc.assert(
      fc.property(FORMULAS, fc.string(), (formula, seed) => {
        const { assignment, basis } = runWalksat(formula, { seed, flipBudget: 60 }).conclusion;
        if (assignment) expect(satisfies(formula, assignment)).toBe(true);
        expect(basis).toBe(assignment ? 'found' : 'guessed');
      }),
    );
  });

  it('finds the only assignment of a chain of implications', () => {
    const found = ['a', 'b', 'c', 'd', 'e'].map(
      (seed) => runWalksat(FORCED, { seed }).conclusion.assignment,
    );
    expect(found).toContainEqual([true, true, true, false]);
  });

  it('calls a formula without a model unsatisfiable as a guess, never as a proof', () => {
    const { conclusion, lines } = runWalksat(UNSATISFIABLE);
    expect(conclusion).toEqual({ assignment: null, basis: 'guessed' });
    expect(lines.at(-1)).toContain('cannot prove');
  });

  it('makes no more flips than its budget', () => {
    const flips = runWalksat(UNSATISFIABLE, { flipBudget: 5 }).lines.filter((line) =>
      line.includes(': set '),
    );
    expect(flips).toHaveLength(5);
  });

  it('takes a failing assignment for a good one when it overlooks every false clause', () => {
    const { assignment } = runWalksat(UNSATISFIABLE, { slipFraction: 1 }).conclusion;
    expect(assignment).toHaveLength(3);
  });
});

describe('guessAssignment', () => {
  it('says unsatisfiable about half of the time and never looks at a clause', () => {
    const rng = createRng('coin');
    const guesses = Array.from({ length: 400 }, () =>
      guessAssignment(FORCED, { rng, note: () => undefined }),
    );
    const unsatisfiable = guesses.filter(({ assignment }) => assignment === null).length;
    // Four standard errors of a fair coin tossed 400 times are 40.
    expect(Math.abs(unsatisfiable - 200)).toBeLessThanOrEqual(40);
    const [values] = guesses.flatMap(({ assignment }) => (assignment ? [assignment] : []));
    expect(values).toHaveLength(4);
  });
});
