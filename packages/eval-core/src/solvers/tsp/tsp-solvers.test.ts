import { describe, expect, it } from 'vitest';

import { tspFamily } from '../../benchmarks/tsp/family.ts';
import type { TspProblem } from '../../benchmarks/tsp/problem.ts';
import { createRng } from '../../random.ts';
import { distanceBetween, slippingReader, tripLength, type TourConclusion } from './cities.ts';
import { guessTour } from './guess-tour.ts';
import { localSearch } from './local-search.ts';
import { shortestTour } from './shortest-tour.ts';

const items = tspFamily.levels.flatMap(({ level }) =>
  tspFamily.generate({ seed: 'solve', levels: [level], itemsPerLevel: level <= 8 ? 10 : 2 }),
);
const unheard = () => undefined;

function verdictOn(problem: TspProblem, { tour, distance }: TourConclusion) {
  const answer = { Path: [...tour, tour[0]].join('->'), TotalDistance: distance };
  return tspFamily.grade(problem, `<final_answer>${JSON.stringify(answer)}</final_answer>`);
}

/** The tours 0-1-2-3 of length 10 and two of length 22; nearest neighbours find the first. */
const SQUARE = {
  distances: [
    [0, 1, 9, 2],
    [1, 0, 3, 8],
    [9, 3, 0, 4],
    [2, 8, 4, 0],
  ],
};

/** Nearest neighbours go 0-1-2-3 and pay 90 for the way back; the best tour, 0-1-3-2, costs 1 + 5 + 1 + 6. */
const TRAP = {
  distances: [
    [0, 1, 6, 90],
    [1, 0, 1, 5],
    [6, 1, 0, 1],
    [90, 5, 1, 0],
  ],
};

describe('shortestTour', () => {
  it('is right on every level, with the true distance', () => {
    for (const { problem, key } of items) {
      const lines: string[] = [];
      const conclusion = shortestTour(
        { distances: problem.matrix },
        { note: (line) => lines.push(line) },
      );
      const checks = { tour: true, optimal: true, distance: true };
      expect(verdictOn(problem, conclusion), key).toMatchObject({ outcome: 'correct', checks });
      expect(conclusion.basis).toBe('proved');
      expect(lines).toHaveLength(problem.matrix.length + 1);
    }
  });
});

describe('localSearch', () => {
  const run = (
    cities: typeof SQUARE,
    changes: { starts?: number; movesPerStart?: number; slipFraction?: number; seed?: string } = {},
  ) => {
    const { seed = 'walk', ...options } = changes;
    const lines: string[] = [];
    const conclusion = localSearch(cities, {
      starts: 1,
      movesPerStart: 10,
      slipFraction: 0,
      ...options,
      rng: createRng(seed),
      note: (line) => lines.push(line),
    });
    return { conclusion, lines };
  };

  it('begins with the nearest neighbours and makes it shorter by reversals', () => {
    expect(run(SQUARE).conclusion).toEqual({ tour: [0, 1, 2, 3], distance: 10, basis: 'found' });
    expect(run(TRAP, { movesPerStart: 0 }).conclusion).toMatchObject({ distance: 93 });
    const { conclusion, lines } = run(TRAP);
    expect(conclusion).toEqual({ tour: [0, 1, 3, 2], distance: 13, basis: 'found' });
    expect(lines).toContain('Turn the stretch 3, 2 round: 80 shorter.');
  });

  it('tells the true length of its tour when nothing slips, and never one below the optimum', () => {
    for (const { problem, attributes, key } of items) {
      const cities = { distances: problem.matrix };
      const { conclusion } = run(cities as typeof SQUARE, {
        starts: 3,
        movesPerStart: 99,
        seed: key,
      });
      const read = (from: number, to: number) => distanceBetween(cities, from, to);
      expect(conclusion.distance).toBe(tripLength(conclusion.tour, read));
      expect(conclusion.distance).toBeGreaterThanOrEqual(Number(attributes.optimum));
      expect(verdictOn(problem, conclusion)?.checks?.tour).toBe(true);
    }
  });

  it('still visits every city once when every reading slips', () => {
    for (const { problem, key } of items) {
      const cities = { distances: problem.matrix } as typeof SQUARE;
      const { conclusion } = run(cities, { slipFraction: 1, movesPerStart: 20, seed: key });
      expect(verdictOn(problem, conclusion)?.checks?.tour).toBe(true);
    }
  });
});

describe('slippingReader', () => {
  it('reads the distance to another city when it slips, never to the same one', () => {
    const read = slippingReader(SQUARE, { rng: createRng('slips'), slipFraction: 1 });
    const seen = Array.from({ length: 200 }, () => read(1, 2));
    expect(new Set(seen)).toEqual(new Set([1, 3, 8]));
  });
});

describe('guessTour', () => {
  it('visits every city once and claims no distance', () => {
    for (const { problem, key } of items) {
      const options = { rng: createRng(key), note: unheard };
      const conclusion = guessTour({ distances: problem.matrix }, options);
      expect(verdictOn(problem, conclusion)?.checks).toMatchObject({ tour: true, distance: null });
    }
  });

  it('is right as often as the chances of the items say', () => {
    const rng = createRng('guesser');
    const guessed = tspFamily.generate({ seed: 'guess', levels: [1], itemsPerLevel: 40 });
    let [right, expected, variance] = [0, 0, 0];
    for (const { problem } of guessed) {
      const chance = tspFamily.chanceFraction(problem);
      for (let guess = 0; guess < 60; guess += 1) {
        const conclusion = guessTour({ distances: problem.matrix }, { rng, note: unheard });
        if (verdictOn(problem, conclusion)?.outcome === 'correct') right += 1;
        expected += chance;
        variance += chance * (1 - chance);
      }
    }
    // 3.29 standard deviations leave out 0.1 % of all seeds, and this one is fixed.
    expect(Math.abs(right - expected)).toBeLessThan(3.29 * Math.sqrt(variance));
    expect(right).toBeGreaterThan(20);
  });
});
