import { solveTsp } from './held-karp.ts';
import type { TspProblem } from './problem.ts';
import { writeAnswer } from './prompt.ts';

/** A reply with one shortest tour and its length. */
export function tspGoldReply({ matrix }: TspProblem): string {
  const { optimum, tour } = solveTsp(matrix);
  const steps = tour.map((city, place) => matrix[city]?.[tour[(place + 1) % tour.length] ?? 0]);
  return `I compare all sets of cities by the shortest way through them.\n\nThe distances are ${steps.join(' + ')} = ${optimum}.\n\n${writeAnswer(tour, optimum)}`;
}
