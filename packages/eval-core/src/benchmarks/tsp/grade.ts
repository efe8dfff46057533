import type { FoundTour } from '../../answers/tour.ts';
import { verdictOf, type Verdict } from '../../verdict.ts';
import { extractTour } from './extract.ts';
import { solveTsp } from './held-karp.ts';
import { parseTspProblem, tourLength, type DistanceMatrix, type TspProblem } from './problem.ts';

export const TSP_GRADER = { name: 'tsp', version: '1' };

/** What is known of an answer: the reason, the checks one by one, and the first that failed in words. */
type Judgement = Pick<Verdict, 'reason' | 'checks' | 'detail'>;

/**
 * Adds up the tour of the reply and compares it with the optimum, computed from the distances: any shortest
 * tour is right, from any city and in either direction. It must be closed, as the prompt asks and the published
 * metric does: a list without the way back is `invalid-answer`.
 *
 * Checks: `tour` (visits every city once and returns), `optimal` (as short as possible; null where it is no
 * tour) and `distance` (the claimed length is the tour's; null where none is claimed or it is no tour). The
 * claimed length never changes the verdict.
 */
export function gradeTsp(problem: TspProblem, text: string): Verdict | null {
  if (!isGradable(problem)) return verdictOf('unreadable-gold');
  const found = extractTour(text);
  if (found === null) return null;
  const { extraction: extracted, meaning, doubts } = found;
  const { reason, ...judged } = judge(problem.matrix, meaning);
  return verdictOf(reason, { extracted, doubts, ...judged });
}

function judge(matrix: DistanceMatrix, found: FoundTour | null): Judgement {
  if (found === null) return noTour('The answer is no list of cities.');
  const fault = tourFault(found.stops, matrix.length);
  if (fault !== null) return noTour(fault);
  const length = tourLength(matrix, found.stops.slice(0, -1));
  const { optimum } = solveTsp(matrix);
  const { claimedDistance: claim } = found;
  return {
    reason: length === optimum ? 'verified' : 'wrong-answer',
    checks: {
      tour: true,
      optimal: length === optimum,
      distance: claim === null ? null : claim === length,
    },
    detail: length === optimum ? null : `The tour has length ${length}, a shortest one ${optimum}.`,
  };
}

/** Why the stops are no closed tour of all cities, in one sentence; null: they are one. */
function tourFault(stops: readonly number[], cityCount: number): string | null {
  const stranger = stops.find((stop) => stop >= cityCount);
  if (stranger !== undefined) return `There is no city ${stranger}.`;
  if (stops[0] !== stops.at(-1) || stops.length < 2)
    return 'The path does not return to its start.';
  const visited = stops.slice(0, -1);
  const twice = visited.find((stop, place) => visited.indexOf(stop) !== place);
  if (twice !== undefined) return `City ${twice} is visited twice.`;
  if (visited.length === cityCount) return null;
  const missing = Array.from({ length: cityCount }, (_, city) => city).find(
    (city) => !visited.includes(city),
  );
  return `City ${missing} is not visited.`;
}

function noTour(detail: string): Judgement {
  return {
    reason: 'invalid-answer',
    checks: { tour: false, optimal: null, distance: null },
    detail,
  };
}

/** Typed callers can still hold a problem that no parser has seen. */
function isGradable(problem: TspProblem): boolean {
  try {
    parseTspProblem(problem);
    return true;
  } catch {
    return false;
  }
}
