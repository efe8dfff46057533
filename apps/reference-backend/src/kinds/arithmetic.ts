import {
  computeArithmetic,
  guessInteger,
  simulateArithmetic,
  type ArithmeticConclusion,
} from '@assay/eval-core/solvers/arithmetic/answer-arithmetic';
import type { ArithmeticQuestion } from '@assay/eval-core/solvers/arithmetic/method';
import { readArithmetic } from '@assay/eval-core/solvers/arithmetic/read-arithmetic';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), levels 1 to 8: 0.88 to 0.07, 0.99 to 0.23, 0.99 to
 * 0.47, guesses 1 in 1000.
 */
export const arithmeticKind: ProblemKind<ArithmeticQuestion> = {
  title: 'questions of competition arithmetic',
  read: readArithmetic,
  summary: ({ template, modulus }) =>
    `I read a question of the sort ${template}, asked for its remainder on division by ${modulus}.`,
  solvers: {
    'random-guess': {
      algorithm: 'a random integer from 0 to 999',
      answer: (_, effort) => concluded(guessInteger(effort)),
    },
    'small-budget': stepping(150, 0.005),
    'medium-budget': stepping(3000, 0.0005),
    'large-budget': stepping(60_000, 0.00002),
    exact: {
      algorithm: 'closed forms, squaring and tables; never slips',
      answer: (question, effort) => concluded(computeArithmetic(question, effort)),
    },
  },
};

function stepping(stepBudget: number, stepSlipFraction: number): Solver<ArithmeticQuestion> {
  return {
    algorithm: `counts and computes in at most ${stepBudget} steps; slips`,
    answer: (question, effort) =>
      concluded(
        simulateArithmetic(question, { ...withSlips(effort, stepSlipFraction), stepBudget }),
      ),
  };
}

const GROUNDS = {
  found: 'This is what my computation gives.',
  guessed: 'I could not work this out, so this is a guess.',
} as const;

function concluded({ answer, basis }: ArithmeticConclusion): string {
  return `${GROUNDS[basis]}\n\nFinal Answer: ${answer}`;
}
