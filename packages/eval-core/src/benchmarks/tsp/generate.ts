import type { Rng } from '../../random.ts';
import type { GeneratedItem } from '../family.ts';
import type { ItemSlot } from '../generate-items.ts';
import { solveTsp } from './held-karp.ts';
import { citiesAt, longestDistanceAt } from './levels.ts';
import { nearestNeighbourTour } from './nearest-neighbour.ts';
import { tourLength, type DistanceMatrix, type TspProblem } from './problem.ts';
import { tspPrompt, writePath } from './prompt.ts';

/**
 * Makes one item of a level. Every distance is uniform and independent of the others, so no order of the cities
 * is likelier than another to be the right one.
 */
export function makeTspItem({ level, rng }: ItemSlot): Omit<GeneratedItem<TspProblem>, 'key'> {
  const cities = citiesAt(level);
  const matrix = drawMatrix(rng, { cities, longestDistance: longestDistanceAt(level) });
  const { optimum, tour, optimalTours } = solveTsp(matrix);
  return {
    prompt: tspPrompt({ matrix }),
    gold: writePath(tour),
    problem: { matrix },
    attributes: {
      level,
      cities,
      optimalTours,
      nearestNeighbourOptimal: tourLength(matrix, nearestNeighbourTour(matrix)) === optimum,
      optimum,
    },
  };
}

function drawMatrix(
  rng: Rng,
  { cities, longestDistance }: { cities: number; longestDistance: number },
): DistanceMatrix {
  const matrix = Array.from({ length: cities }, () => Array.from({ length: cities }, () => 0));
  matrix.forEach((row, from) => {
    for (let to = from + 1; to < cities; to += 1) {
      const distance = rng.int(1, longestDistance + 1);
      row[to] = distance;
      const back = matrix[to];
      if (back !== undefined) back[from] = distance;
    }
  });
  return matrix;
}
