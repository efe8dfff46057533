import { beforeAll, describe, expect, it } from 'vitest';

import { fourErrors } from '../../testing/comparison-calibration.ts';
import { calibrateRanks, type LeaderboardWorld } from '../../testing/leaderboard-worlds.ts';

const SIMULATIONS = 10_000;

const ladder = [-1, -0.6, -0.2, 0.2, 0.6, 1];
const ties = [-0.5, -0.5, 0, 0, 0, 1];
const alike = [0, 0, 0, 0, 0, 0];

const worlds = [10, 30, 200].flatMap((questions) =>
  Object.entries({ ladder, ties, alike }).flatMap(([truth, strengths]) =>
    [
      [1, 1, 1, 1, 1, 1],
      [5, 5, 5, 5, 5, 5],
      [1, 3, 5, 5, 8, 8],
    ].map((repeats): LeaderboardWorld => {
      const name = `${questions} questions, repeats ${repeats.join(', ')}, ${truth}`;
      return { name, questions, repeats, strengths, spread: [1.5, 0.7] };
    }),
  ),
);

describe('the rank intervals of simulated leaderboards', () => {
  beforeAll(() => {
    process.stdout.write('\n| world | all covered % | mean places |\n| --- | --: | --: |\n');
  });

  it.each(worlds)('hold all true places together: $name', (world) => {
    const { covered, meanPlaces } = calibrateRanks(world, SIMULATIONS);
    process.stdout.write(
      `| ${world.name} | ${(100 * covered).toFixed(1)} | ${meanPlaces.toFixed(2)} |\n`,
    );
    expect(covered).toBeGreaterThanOrEqual(0.95 - fourErrors(0.95, SIMULATIONS));
  });
});
