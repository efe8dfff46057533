import { dpll } from '@assay/eval-core/solvers/dpll';
import { truthWord, type Formula, type SatConclusion } from '@assay/eval-core/solvers/formula';
import { guessAssignment } from '@assay/eval-core/solvers/guess';
import { readFormula } from '@assay/eval-core/solvers/read-formula';
import { walksat } from '@assay/eval-core/solvers/walksat';

import { withSlips, type Effort, type ProblemKind, type Solver } from './problem-kind.ts';

/** At temperature 1; the classical setting of WalkSAT is near a half. */
const WALKSAT_NOISE_FRACTION = 0.5;
const DPLL_RANDOM_BRANCH_FRACTION = 0.3;

/**
 * Slip rates are chosen so that strengths are ordered and fall with the level, but overlap. Measured at
 * temperature 1 (48 items a level, 4 repeats), level 1 and level 17: small 0.82 and 0.57, medium 0.88 and 0.77,
 * large 0.97 and 0.82, guesses 0.19 and 0.22. The longest reply of `exact` seen at level 17, of 1,400, had 4,922 tokens.
 */
export const formulaKind: ProblemKind<Formula> = {
  title: 'formulas in conjunctive normal form',
  read: readFormula,
  summary: ({ names, clauses }) =>
    `I read ${clauses.length} clauses over ${names.length} variables.`,
  solvers: {
    'random-guess': {
      algorithm: 'a coin for "unsatisfiable", else random values',
      answer: (formula, effort) => concluded(guessAssignment(formula, effort)),
    },
    'small-budget': localSearch(6, 0.12),
    'medium-budget': localSearch(200, 0.04),
    'large-budget': {
      algorithm: 'DPLL with at most 60 decisions; slips rarely',
      answer: (formula, effort) => {
        const randomness = Math.min(1, DPLL_RANDOM_BRANCH_FRACTION * effort.temperature);
        return concluded(
          dpll(formula, {
            ...withSlips(effort, 0.004),
            decisionBudget: 60,
            randomBranchFraction: randomness,
          }),
        );
      },
    },
    exact: {
      algorithm: 'DPLL without end; never slips',
      answer: (formula, effort) => concluded(dpll(formula, exhaustive(effort))),
    },
  },
};

function exhaustive({ rng, note }: Effort) {
  return { rng, note, slipFraction: 0, decisionBudget: Infinity, randomBranchFraction: 0 };
}

function localSearch(flipBudget: number, clauseSlipFraction: number): Solver<Formula> {
  return {
    algorithm: `WalkSAT with at most ${flipBudget} flips; slips`,
    answer: (formula, effort) => {
      const noiseFraction = Math.min(1, WALKSAT_NOISE_FRACTION * effort.temperature);
      const slips = withSlips(effort, clauseSlipFraction);
      return concluded(walksat(formula, { ...slips, flipBudget, noiseFraction }));
    },
  };
}

const GROUNDS = {
  found: 'As I read them, these values make every clause true.',
  proved: 'As I read it, the search has ruled out every assignment.',
  guessed: 'The search did not settle this, so this is a guess.',
} as const;

function concluded({ assignment, basis }: SatConclusion): string {
  const solution = assignment ? assignment.map(truthWord).join(', ') : 'Unsatisfiable';
  return `${GROUNDS[basis]}\n\n<final_answer>${JSON.stringify({ Solution: solution })}</final_answer>`;
}
