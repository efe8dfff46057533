import {
  readLongContext,
  type LongText,
} from '@assay/eval-core/solvers/long-context/read-long-context';
import {
  guessTruth,
  scanText,
  type TruthConclusion,
} from '@assay/eval-core/solvers/long-context/scan-text';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), levels 1 to 8: 0.93 to 0.61, 0.96 to 0.53, 0.99 to
 * 0.65, guesses one half. A fact within the first sentences (one item in four) is seen at any length.
 */
export const longContextKind: ProblemKind<LongText> = {
  title: 'long texts with a statement to check',
  read: readLongContext,
  summary: ({ kind, sentences, rules }) =>
    `I read a statement about ${kind}, ${rules.length} rules and a text of ${sentences.length} sentences.`,
  solvers: {
    'random-guess': {
      algorithm: 'a coin',
      answer: (_, effort) => concluded(guessTruth(effort)),
    },
    'small-budget': scanning(25, 0.06),
    'medium-budget': scanning(200, 0.03),
    'large-budget': scanning(1000, 0.01),
    exact: {
      algorithm: 'reads the whole text; overlooks nothing',
      answer: (text, { rng, note }) =>
        concluded(scanText(text, { rng, note, slipFraction: 0, sentenceBudget: Infinity })),
    },
  },
};

function scanning(sentenceBudget: number, sentenceSlipFraction: number): Solver<LongText> {
  return {
    algorithm: `reads the first ${sentenceBudget} sentences; overlooks some`,
    answer: (text, effort) =>
      concluded(scanText(text, { ...withSlips(effort, sentenceSlipFraction), sentenceBudget })),
  };
}

const GROUNDS = {
  found: 'What I have read decides the statement.',
  guessed: 'What I have read does not decide the statement, so this is a guess.',
} as const;

function concluded({ truth, basis }: TruthConclusion): string {
  return `${GROUNDS[basis]}\n\nFinal Answer: ${truth ? 'True' : 'False'}`;
}
