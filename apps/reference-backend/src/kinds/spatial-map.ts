import {
  chainRelations,
  guessMapOption,
  type MapConclusion,
} from '@assay/eval-core/solvers/spatial-map/chain-relations';
import {
  readSpatialMap,
  type SpatialMap,
} from '@assay/eval-core/solvers/spatial-map/read-spatial-map';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), levels 1 to 8: 0.85 to 0.43, 0.96 to 0.54, 0.97 to
 * 0.63, guesses a quarter.
 */
export const spatialMapKind: ProblemKind<SpatialMap> = {
  title: 'maps of places in compass directions',
  read: readSpatialMap,
  summary: ({ names, relations, question }) =>
    `I read ${relations.length} relations between ${names.length} places and a question for a ${question.kind}.`,
  solvers: {
    'random-guess': {
      algorithm: 'a random option',
      answer: (map, effort) => concluded(guessMapOption(map, effort)),
    },
    'small-budget': chaining(1, 0.1),
    'medium-budget': chaining(2, 0.04),
    'large-budget': chaining(4, 0.02),
    exact: {
      algorithm: 'follows chains of any length; never slips',
      answer: (map, { rng, note }) =>
        concluded(chainRelations(map, { rng, note, slipFraction: 0, chainBudget: Infinity })),
    },
  },
};

function chaining(chainBudget: number, relationSlipFraction: number): Solver<SpatialMap> {
  return {
    algorithm: `follows chains of at most ${chainBudget} relations; slips`,
    answer: (map, effort) =>
      concluded(chainRelations(map, { ...withSlips(effort, relationSlipFraction), chainBudget })),
  };
}

const GROUNDS = {
  found: 'As I read the relations, only this option fits.',
  guessed: 'I could not work this out, so this is a guess.',
} as const;

function concluded({ answer, basis }: MapConclusion): string {
  return `${GROUNDS[basis]}\n\nFinal Answer: ${answer}`;
}
