import { describe, expect, it } from 'vitest';

import { tspFamily } from './family.ts';
import { nearestNeighbourTour } from './nearest-neighbour.ts';
import { parseTspProblem, tourLength } from './problem.ts';
import { tspPrompt } from './prompt.ts';

const everyLevel = tspFamily.levels.map(({ level }) => level);
const items = everyLevel.flatMap((level) =>
  tspFamily.generate({ seed: 'test', levels: [level], itemsPerLevel: level <= 8 ? 12 : 3 }),
);

/** A symmetric matrix of 4 cities whose sides 0-1-2-3 are short. */
const square = [
  [0, 1, 9, 2],
  [1, 0, 3, 8],
  [9, 3, 0, 4],
  [2, 8, 4, 0],
];

describe('TSP items', () => {
  it('follow the table: 6 to 15 cities, distances from 1 to 20, 30, … 110', () => {
    expect(everyLevel).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (const { problem, attributes } of items) {
      const level = Number(attributes.level);
      expect(problem.matrix).toHaveLength(5 + level);
      expect(attributes.cities).toBe(5 + level);
      expect(parseTspProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
      const distances = problem.matrix.flatMap((row, city) => row.toSpliced(city, 1));
      expect(Math.min(...distances)).toBeGreaterThanOrEqual(1);
      expect(Math.max(...distances)).toBeLessThanOrEqual(10 + 10 * level);
    }
    const longest = items.map(({ problem }) => Math.max(...problem.matrix.flat()));
    expect(longest).toContain(20);
    expect(longest).toContain(110);
  });

  it('tell in their attributes the length of the gold, and whether the nearest neighbour gets there', () => {
    for (const { problem, gold, attributes } of items) {
      const cities = gold.split('->').map(Number);
      expect(cities.at(-1)).toBe(0);
      expect(tourLength(problem.matrix, cities.slice(0, -1))).toBe(attributes.optimum);
      const nearest = tourLength(problem.matrix, nearestNeighbourTour(problem.matrix));
      expect(nearest).toBeGreaterThanOrEqual(Number(attributes.optimum));
      expect(attributes.nearestNeighbourOptimal).toBe(nearest === attributes.optimum);
    }
  });

  it('mislead the nearest neighbour more often from level to level', () => {
    const shares = [1, 3, 5, 8].map((level) => {
      const many = tspFamily.generate({ seed: 'greedy', levels: [level], itemsPerLevel: 200 });
      return many.filter(({ attributes }) => attributes.nearestNeighbourOptimal).length / 200;
    });
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    expect(shares[0]).toBeGreaterThan(0.25);
    expect(shares.at(-1)).toBeLessThan(0.08);
  });

  it('have no order of the cities that is right more often than another', () => {
    const many = tspFamily.generate({ seed: 'orders', levels: [1], itemsPerLevel: 3000 });
    const expected = many.reduce((sum, { problem }) => sum + tspFamily.chanceFraction(problem), 0);
    for (const order of [
      [0, 1, 2, 3, 4, 5],
      [0, 5, 4, 3, 2, 1],
      [0, 3, 1, 5, 2, 4],
    ]) {
      const right = many.filter(
        ({ problem, attributes }) => tourLength(problem.matrix, order) === attributes.optimum,
      ).length;
      // About 57 of 3000 with a standard deviation of 7.5; 30 is four of them.
      expect(Math.abs(right - expected)).toBeLessThan(30);
    }
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 4], itemsPerLevel: 4 };
    const json = JSON.stringify(tspFamily.generate(spec));
    expect(JSON.stringify(tspFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(tspFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });
});

describe('tspPrompt', () => {
  it('names every pair once and both ends of the answer', () => {
    expect(tspPrompt({ matrix: square }))
      .toBe(`There are 4 cities, numbered from 0 to 3. Any two of them are joined by a road, which is equally long in both directions. These are the distances:

City 0 – City 1: 1
City 0 – City 2: 9
City 0 – City 3: 2
City 1 – City 2: 3
City 1 – City 3: 8
City 2 – City 3: 4

Find a shortest round trip: it starts in city 0, visits every other city exactly once, and ends in city 0 again. Where several are equally short, any of them will do.

Reason step by step. End your reply with one line that gives the cities in the order of the trip, with city 0 both first and last, and its total distance, in this form:
<final_answer>{"Path": "0->3->2->1->0", "TotalDistance": 123}</final_answer>`);
  });
});

describe('nearestNeighbourTour', () => {
  it('goes on to the nearest city left, the lowest number of equals', () => {
    expect(nearestNeighbourTour(square)).toEqual([0, 1, 2, 3]);
    expect(nearestNeighbourTour(square.map((row) => row.map(() => 5)))).toEqual([0, 1, 2, 3]);
  });
});

describe('parseTspProblem', () => {
  it.each([
    [null, 'an object with "matrix"'],
    [{}, 'an object with "matrix"'],
    [
      {
        matrix: [
          [0, 1],
          [1, 0],
        ],
      },
      '3 to 16 rows',
    ],
    [{ matrix: Array.from({ length: 17 }, () => []) }, '3 to 16 rows'],
    [{ matrix: square.map((row) => row.slice(1)) }, 'Row 0'],
    [{ matrix: square.with(2, [9, 3, 0, 0.5]) }, 'Row 2'],
    [{ matrix: square.with(2, [9, 3, 0, -4]) }, 'Row 2'],
    [{ matrix: square.with(2, [9, 3, 0, 1_000_001]) }, 'Row 2'],
    [{ matrix: square.with(3, [2, 8, 4, 1]) }, 'City 3'],
    [{ matrix: square.with(3, [2, 8, 5, 0]) }, 'between cities 2 and 3'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseTspProblem(value)).toThrow(message);
  });
});
