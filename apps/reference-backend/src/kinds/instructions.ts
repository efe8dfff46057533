import {
  answerWritingTask,
  guessText,
} from '@assay/eval-core/solvers/instructions/answer-writing-task';
import { readWritingTask } from '@assay/eval-core/solvers/instructions/read-writing-task';
import type { WritingTask } from '@assay/eval-core/solvers/instructions/request';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), levels 1 to 8: 0.83 to 0.00, 0.94 to 0.05, 0.98 to
 * 0.81, guesses 0.03 to 0.00 (100 repeats). A budget below the number of instructions shows as a cliff.
 */
export const instructionsKind: ProblemKind<WritingTask> = {
  title: 'writing tasks with numbered instructions',
  read: readWritingTask,
  summary: ({ requests }) => `I read a writing task with ${requests.length} instructions.`,
  solvers: {
    'random-guess': {
      algorithm: 'one of sixteen fixed texts',
      answer: (_, effort) => guessText(effort),
    },
    'small-budget': writing(4, 0.2),
    'medium-budget': writing(7, 0.08),
    'large-budget': writing(20, 0.03),
    exact: {
      algorithm: 'writes a text after every instruction; never slips',
      answer: (task, { rng, note }) =>
        answerWritingTask(task, { rng, note, slipFraction: 0, requestBudget: Infinity }),
    },
  },
};

function writing(requestBudget: number, requestSlipFraction: number): Solver<WritingTask> {
  return {
    algorithm: `writes a text after the first ${requestBudget} instructions; forgets some`,
    answer: (task, effort) =>
      answerWritingTask(task, { ...withSlips(effort, requestSlipFraction), requestBudget }),
  };
}
