import { describe, expect, it } from 'vitest';

import { fourErrors } from '../../testing/comparison-calibration.ts';
import { calibrateRanks, type LeaderboardWorld } from '../../testing/leaderboard-worlds.ts';

const SIMULATIONS = 400;

const worlds: LeaderboardWorld[] = [
  {
    name: 'five alike',
    questions: 40,
    repeats: [3, 3, 3, 3, 3],
    strengths: [0, 0, 0, 0, 0],
    spread: [1.5, 0.5],
  },
  {
    name: 'two pairs of ties',
    questions: 60,
    repeats: [1, 1, 5, 5],
    strengths: [0, 1.2, 0, 1.2],
    spread: [1.5, 1],
  },
];

describe('the rank intervals of simulated leaderboards', () => {
  it.each(worlds)('hold all true places together: $name', (world) => {
    const { covered } = calibrateRanks(world, SIMULATIONS);
    expect(covered).toBeGreaterThanOrEqual(0.95 - fourErrors(0.95, SIMULATIONS));
  });
});
