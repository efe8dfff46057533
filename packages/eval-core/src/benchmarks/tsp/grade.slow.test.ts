import { expect, it } from 'vitest';

import { tspFamily } from './family.ts';
import { gradeTsp } from './grade.ts';

/** The shortest length of all orders, by extending paths from city 0; none is cut short. */
function shortestOf(matrix: readonly (readonly number[])[]): number {
  const step = (a: number, b: number) => matrix[a]?.[b] ?? NaN;
  const visit = (here: number, left: readonly number[], length: number): number =>
    left.length === 0
      ? length + step(here, 0)
      : Math.min(
          ...left.map((next) =>
            visit(
              next,
              left.filter((city) => city !== next),
              length + step(here, next),
            ),
          ),
        );
  return visit(0, [...matrix.keys()].slice(1), 0);
}

it('over thousands of seeds the reference tour is right, and each swap only if a trial of all orders says so', () => {
  for (let seed = 0; seed < 200; seed += 1) {
    const spec = { seed: `slow ${seed}`, levels: [1, 2], itemsPerLevel: 6 };
    for (const { problem } of tspFamily.generate(spec)) {
      const { matrix } = problem;
      const lengthOf = (cities: readonly number[]) =>
        cities.reduce((sum, city, at) => sum + (matrix[city]?.[cities.at(at - 1) ?? 0] ?? NaN), 0);
      const shortest = shortestOf(matrix);
      const reply = tspFamily.goldReply(problem);
      expect(gradeTsp(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
      const cities = (/"Path": "([^"]+)->0"/.exec(reply)?.[1] ?? '').split('->').map(Number);
      for (const at of cities.keys()) {
        for (const other of cities.keys()) {
          const swapped = cities.with(at, cities[other] ?? 0).with(other, cities[at] ?? 0);
          const path = [...swapped, swapped[0]].join('->');
          const outcome = gradeTsp(problem, `<final_answer>${path}</final_answer>`)?.outcome;
          expect(outcome).toBe(lengthOf(swapped) === shortest ? 'correct' : 'incorrect');
        }
      }
    }
  }
});
