import type { Cities, TourConclusion } from '@assay/eval-core/solvers/tsp/cities';
import { guessTour } from '@assay/eval-core/solvers/tsp/guess-tour';
import { localSearch } from '@assay/eval-core/solvers/tsp/local-search';
import { readCities } from '@assay/eval-core/solvers/tsp/read-cities';
import { shortestTour } from '@assay/eval-core/solvers/tsp/shortest-tour';

import { withSlips, type ProblemKind, type Solver } from './problem-kind.ts';

/**
 * Measured at temperature 1 (48 items a level, 4 repeats), level 1 and level 10: small 0.71 and 0.04, medium
 * 0.89 and 0.21, large 0.98 and 0.53, guesses 0.01 and 0.
 */
export const tspKind: ProblemKind<Cities> = {
  title: 'round trips through cities',
  read: readCities,
  summary: ({ distances }) => `I read the distances between ${distances.length} cities.`,
  solvers: {
    'random-guess': {
      algorithm: 'the cities in a random order',
      answer: (cities, effort) => concluded(guessTour(cities, effort)),
    },
    'small-budget': improving({ starts: 1, movesPerStart: 2 }, 0.01),
    'medium-budget': improving({ starts: 2, movesPerStart: 20 }, 0.01),
    'large-budget': improving({ starts: 8, movesPerStart: 40 }, 0.003),
    exact: {
      algorithm: 'dynamic programming over sets of cities; never slips',
      answer: (cities, effort) => concluded(shortestTour(cities, effort)),
    },
  },
};

function improving(
  budget: { starts: number; movesPerStart: number },
  readingSlipFraction: number,
): Solver<Cities> {
  const { starts, movesPerStart } = budget;
  return {
    algorithm: `nearest neighbour from ${starts === 1 ? 'one city' : `${starts} cities`} and at most ${movesPerStart} reversals each; slips`,
    answer: (cities, effort) =>
      concluded(localSearch(cities, { ...withSlips(effort, readingSlipFraction), ...budget })),
  };
}

const GROUNDS = {
  proved: 'As I read the distances, no round trip is shorter.',
  found: 'This is the shortest round trip I found; there may be shorter ones.',
  guessed: 'I did not look at the distances, so this is a guess.',
} as const;

function concluded({ tour, distance, basis }: TourConclusion): string {
  const claim = distance === null ? {} : { TotalDistance: distance };
  const answer = { Path: [...tour, ...tour.slice(0, 1)].join('->'), ...claim };
  return `${GROUNDS[basis]}\n\n<final_answer>${JSON.stringify(answer)}</final_answer>`;
}
