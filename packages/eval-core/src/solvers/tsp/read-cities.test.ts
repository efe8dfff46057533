import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mazeFamily } from '../../benchmarks/maze/family.ts';
import { threeSatFamily } from '../../benchmarks/three-sat/family.ts';
import { tspFamily } from '../../benchmarks/tsp/family.ts';
import { readFormula } from '../read-formula.ts';
import { readMaze } from '../read-maze.ts';
import { readCities } from './read-cities.ts';

const items = tspFamily.levels.flatMap(({ level }) =>
  tspFamily.generate({ seed: 'read', levels: [level], itemsPerLevel: level <= 8 ? 10 : 2 }),
);

const TRIANGLE = [
  [0, 5, 7],
  [5, 0, 9],
  [7, 9, 0],
];

describe('readCities', () => {
  it('reads back the whole problem from the prompt of the benchmark', () => {
    for (const { prompt, problem } of items) {
      expect(readCities(prompt)).toEqual({ distances: problem.matrix });
    }
  });

  it.each([
    'City 0 - City 1: 5\nCity 0 - City 2: 7\nCity 1 - City 2: 9',
    'city 0 to city 1 is 5, city 0 to city 2 is 7, city 2 to city 1 is 9.',
    'The path between City 0 and City 1 is with distance 5.\nThe path between City 0 and City 2 is with distance 7.\nThe path between City 1 and City 2 is with distance 9.',
    'City 0 <-> City 1 = 5; City 0 ↔ City 2 = 7; City 1 -> City 2 = 9; City 2 -> City 1 = 9',
    'City 0 and City 1 has a distance of 5. City 0 and City 2 has length 7. City 1 and City 2 has a length of 9.',
  ])('reads %j', (text) => {
    expect(readCities(`Find the shortest tour.\n${text}`)).toEqual({ distances: TRIANGLE });
  });

  it.each([
    ['asks for no round trip', 'City 0 – City 1: 5\nCity 0 – City 2: 7\nCity 1 – City 2: 9'],
    ['leaves out a pair', 'Tour! City 0 – City 1: 5\nCity 0 – City 2: 7'],
    [
      'tells a pair in two ways',
      'Tour! City 0 – City 1: 5\nCity 0 – City 2: 7\nCity 1 – City 2: 9\nCity 2 – City 1: 8',
    ],
    ['has two cities only', 'Tour! City 0 – City 1: 5'],
    [
      'has a city away from itself',
      'Tour! City 0 – City 0: 5\nCity 0 – City 1: 5\nCity 0 – City 2: 7\nCity 1 – City 2: 9',
    ],
    ['has fractions', 'Tour! City 0 – City 1: 5.5\nCity 0 – City 2: 7\nCity 1 – City 2: 9'],
    [
      'is too long',
      `Tour! City 0 – City 1: 5\nCity 0 – City 2: 7\nCity 1 – City 2: 9${' '.repeat(100_000)}`,
    ],
    ['says nothing', ''],
  ])('does not pretend to read a text that %s', (_, text) => {
    expect(readCities(text)).toBeNull();
  });

  it('does not read the prompts of other kinds, nor they its own', () => {
    for (const family of [mazeFamily, threeSatFamily]) {
      const levels = family.levels.map(({ level }) => level);
      for (const { prompt } of family.generate({ seed: 'others', levels, itemsPerLevel: 4 })) {
        expect(readCities(prompt)).toBeNull();
      }
    }
    for (const { prompt } of items) {
      expect(readFormula(prompt)).toBeNull();
      expect(readMaze(prompt)).toBeNull();
    }
  });

  it('never throws, whatever the text', () => {
    const piece = fc.constantFrom(
      'City 0',
      ' – ',
      'City 1',
      'City 99',
      ': ',
      '7',
      ' tour ',
      '\n',
      'is',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const cities = readCities(text);
          expect(cities === null || cities.distances.length >= 3).toBe(true);
        },
      ),
    );
  });
});
