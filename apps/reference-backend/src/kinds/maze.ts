import { guessOption } from '@assay/eval-core/solvers/guess';
import { readMaze, type MazeProblem } from '@assay/eval-core/solvers/read-maze';
import { tracePath, type MazeConclusion } from '@assay/eval-core/solvers/trace-path';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 and max_tokens 2048 (48 items a level, 4 repeats), levels 1 to 8: 0.86 to 0.42,
 * 0.92 to 0.80, 0.98 to 0.88, guesses a third.
 */
export const mazeKind: ProblemKind<MazeProblem> = {
  title: 'mazes with a marked path',
  read: readMaze,
  summary: ({ grid, question }) =>
    `I read a maze of ${grid.rows.length} rows and a question about ${question.kind}.`,
  solvers: {
    'random-guess': {
      algorithm: 'a random option',
      answer: (problem, effort) => concluded(guessOption(problem, effort)),
    },
    'small-budget': tracing(40, 0.15),
    'medium-budget': tracing(120, 0.05),
    'large-budget': tracing(400, 0.02),
    exact: {
      algorithm: 'walks the whole marked path; never slips',
      answer: (problem, { rng, note }) =>
        concluded(tracePath(problem, { rng, note, slipFraction: 0, stepBudget: Infinity })),
    },
  },
};

function tracing(stepBudget: number, turnSlipFraction: number): Solver<MazeProblem> {
  return {
    algorithm: `walks at most ${stepBudget} steps of the marked path; slips`,
    answer: (problem, effort) =>
      concluded(tracePath(problem, { ...withSlips(effort, turnSlipFraction), stepBudget })),
  };
}

const GROUNDS = {
  found: 'I walked the marked path to its end.',
  guessed: 'I could not work this out, so this is a guess.',
} as const;

function concluded({ answer, basis }: MazeConclusion): string {
  return `${GROUNDS[basis]}\n\nFinal Answer: ${answer}`;
}
