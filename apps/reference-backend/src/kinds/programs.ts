import {
  readProgramTask,
  type ProgramTask,
} from '@assay/eval-core/solvers/programs/read-program-task';
import {
  guessProgram,
  writeProgram,
  type ProgramConclusion,
} from '@assay/eval-core/solvers/programs/write-program';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), levels 1, 4 and 8: 0.74, 0.29, 0; 0.90, 0.73, 0;
 * 0.97, 0.91, 0.88. A function that leaves out a step is wrong on some test, so a budget below the number of
 * steps scores 0; so does every constant.
 */
export const programsKind: ProblemKind<ProgramTask> = {
  title: 'Python functions described as steps on a list',
  read: readProgramTask,
  summary: ({ entryPoint, steps }) =>
    `I read ${steps.length} steps that the function ${entryPoint} does.`,
  solvers: {
    'random-guess': {
      algorithm: 'a function that returns a constant',
      answer: (task, effort) => concluded(guessProgram(task, effort)),
    },
    'small-budget': following(5, 0.12),
    'medium-budget': following(8, 0.05),
    'large-budget': following(12, 0.015),
    exact: {
      algorithm: 'writes every step; never slips',
      answer: (task, { rng, note }) =>
        concluded(writeProgram(task, { rng, note, slipFraction: 0, stepBudget: Infinity })),
    },
  },
};

function following(stepBudget: number, stepSlipFraction: number): Solver<ProgramTask> {
  return {
    algorithm: `writes at most ${stepBudget} steps; slips`,
    answer: (task, effort) =>
      concluded(writeProgram(task, { ...withSlips(effort, stepSlipFraction), stepBudget })),
  };
}

const GROUNDS = {
  found: 'As I read them, the function does all steps.',
  guessed: 'The function does not do all steps, so this is a guess.',
} as const;

function concluded({ source, basis }: ProgramConclusion): string {
  return `${GROUNDS[basis]}\n\n\`\`\`python\n${source}\n\`\`\``;
}
