import { solveTsp } from './held-karp.ts';
import type { TspProblem } from './problem.ts';

/**
 * The guesser puts the other cities behind city 0 in a uniformly random order: (n - 1)! equally likely replies,
 * of which each shortest tour is two, one in each direction.
 */
export function tspChance({ matrix }: TspProblem): number {
  let orders = 1;
  for (let cities = 2; cities < matrix.length; cities += 1) orders *= cities;
  return (2 * solveTsp(matrix).optimalTours) / orders;
}
