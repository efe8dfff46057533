import type { Rng } from '@assay/eval-core/random';
import { dpll } from '@assay/eval-core/solvers/dpll';
import type { Formula, SatConclusion } from '@assay/eval-core/solvers/formula';
import { guessAssignment, guessOption } from '@assay/eval-core/solvers/guess';
import type { Note } from '@assay/eval-core/solvers/note';
import type { MazeProblem } from '@assay/eval-core/solvers/read-maze';
import { tracePath, type MazeConclusion } from '@assay/eval-core/solvers/trace-path';
import { walksat } from '@assay/eval-core/solvers/walksat';

/** What one reply gives a solver besides the problem. */
export interface Effort {
  rng: Rng;
  note: Note;
  /** From the request, 0 to 2: scales the rate of slips and how random the search is; 0 means neither. */
  temperature: number;
}

/** A kit of search algorithms under one served name, one for each kind of problem. */
export interface Checkpoint {
  id: string;
  description: string;
  solveFormula(formula: Formula, effort: Effort): SatConclusion;
  solveMaze(problem: MazeProblem, effort: Effort): MazeConclusion;
}

interface LocalSearchKit {
  flipBudget: number;
  clauseSlipFraction: number;
  stepBudget: number;
  turnSlipFraction: number;
}

/** At temperature 1; the classical setting of WalkSAT is near a half. */
const WALKSAT_NOISE_FRACTION = 0.5;
const DPLL_RANDOM_BRANCH_FRACTION = 0.3;

/**
 * Names say what a checkpoint is: an algorithm with its budget, never a language model. Slip rates
 * are chosen so that strengths are ordered and fall with the level, but overlap. Measured at
 * temperature 1 and max_tokens 2048 (48 items a level, 4 repeats), first to last level of 3SAT
 * search: 0.64 to 0.52, 0.92 to 0.67, 0.98 to 0.80, guesses 0.22 to 0.14; of mazes: 0.86 to 0.42,
 * 0.92 to 0.80, 0.98 to 0.88, guesses a third.
 */
export const CHECKPOINTS: readonly Checkpoint[] = [
  localSearchKit({
    flipBudget: 20,
    clauseSlipFraction: 0.25,
    stepBudget: 40,
    turnSlipFraction: 0.15,
  }),
  localSearchKit({
    flipBudget: 200,
    clauseSlipFraction: 0.04,
    stepBudget: 120,
    turnSlipFraction: 0.05,
  }),
  {
    id: 'solver:dpll-60+trace-400',
    description:
      'DPLL with at most 60 decisions; walks at most 400 steps of a marked path; slips rarely.',
    solveFormula: (formula, effort) =>
      dpll(formula, {
        ...withSlips(effort, 0.006),
        decisionBudget: 60,
        randomBranchFraction: Math.min(1, DPLL_RANDOM_BRANCH_FRACTION * effort.temperature),
      }),
    solveMaze: (problem, effort) =>
      tracePath(problem, { ...withSlips(effort, 0.02), stepBudget: 400 }),
  },
  {
    id: 'solver:random-guess',
    description: 'Guesses at random without looking at the problem: the floor of every benchmark.',
    solveFormula: guessAssignment,
    solveMaze: guessOption,
  },
];

function localSearchKit(kit: LocalSearchKit): Checkpoint {
  const { flipBudget, stepBudget } = kit;
  return {
    id: `solver:walksat-${flipBudget}+trace-${stepBudget}`,
    description: `WalkSAT with at most ${flipBudget} flips; walks at most ${stepBudget} steps of a marked path; slips.`,
    solveFormula: (formula, effort) =>
      walksat(formula, {
        ...withSlips(effort, kit.clauseSlipFraction),
        flipBudget,
        noiseFraction: Math.min(1, WALKSAT_NOISE_FRACTION * effort.temperature),
      }),
    solveMaze: (problem, effort) =>
      tracePath(problem, { ...withSlips(effort, kit.turnSlipFraction), stepBudget }),
  };
}

function withSlips({ rng, note, temperature }: Effort, slipFraction: number) {
  return { rng, note, slipFraction: Math.min(1, slipFraction * temperature) };
}
