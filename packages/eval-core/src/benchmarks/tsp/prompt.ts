import type { DistanceMatrix, TspProblem } from './problem.ts';

const EXAMPLE_DISTANCE = 123;

/** The question as it is sent: every pair of cities with its distance, what to find, and in what form. */
export function tspPrompt({ matrix }: TspProblem): string {
  const last = matrix.length - 1;
  // An example of the form that is no hint: the same for every item of that size.
  const example = [0, ...Array.from({ length: last }, (_, index) => last - index)];
  return [
    `There are ${matrix.length} cities, numbered from 0 to ${last}. Any two of them are joined by a road, which is equally long in both directions. These are the distances:`,
    '',
    ...distanceLines(matrix),
    '',
    'Find a shortest round trip: it starts in city 0, visits every other city exactly once, and ends in city 0 again. Where several are equally short, any of them will do.',
    '',
    'Reason step by step. End your reply with one line that gives the cities in the order of the trip, with city 0 both first and last, and its total distance, in this form:',
    writeAnswer(example, EXAMPLE_DISTANCE),
  ].join('\n');
}

function distanceLines(matrix: DistanceMatrix): string[] {
  return matrix.flatMap((row, from) =>
    row
      .map((distance, to) => `City ${from} – City ${to}: ${distance}`)
      .filter((_, to) => to > from),
  );
}

/** The round trip in the form that the prompt asks for, back to its first city: "0->2->1->0". */
export function writePath(cities: readonly number[]): string {
  return [...cities, ...cities.slice(0, 1)].join('->');
}

/** The last line of a reply. */
export function writeAnswer(cities: readonly number[], totalDistance: number): string {
  return `<final_answer>{"Path": "${writePath(cities)}", "TotalDistance": ${totalDistance}}</final_answer>`;
}
