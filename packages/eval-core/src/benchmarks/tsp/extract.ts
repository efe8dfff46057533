import { lastAnswer, type AnswerReader, type FoundAnswer } from '../../answers/last-answer.ts';
import { readTour, tourCandidates, type FoundTour } from '../../answers/tour.ts';

const tourReader: AnswerReader<FoundTour> = {
  read: readTour,
  nameOf: ({ stops }) => roundTripName(stops),
  contradictionsOf: () => [],
};

/** The final answer of a TSP reply: the last tour of the most trusted form. null when there is none. */
export function extractTour(answer: string): FoundAnswer<FoundTour> | null {
  return lastAnswer(answer, tourCandidates(answer), tourReader);
}

/** The same for one round trip from any of its cities in either direction; another list stands for itself. */
function roundTripName(stops: readonly number[]): string {
  const cities = stops.slice(0, -1);
  const isRoundTrip = stops[0] === stops.at(-1) && new Set(cities).size === cities.length;
  if (!isRoundTrip) return `${stops.join()} (no round trip)`;
  const first = cities.indexOf(Math.min(...cities));
  const forwards = [...cities.slice(first), ...cities.slice(0, first)];
  const [start, ...others] = forwards;
  const isForwards = (others[0] ?? 0) <= (others.at(-1) ?? 0);
  return [start, ...(isForwards ? others : others.reverse())].join();
}
