import { drawNormal } from '../draw-normal.ts';
import { createRng, type Rng } from '../random.ts';
import type { OutcomeMatrix } from '../statistics/comparison/paired-counts.ts';
import { rankIntervals } from '../statistics/comparison/rank-intervals.ts';
import { CELL } from '../statistics/sample-matrix.ts';

/** Checkpoints on one benchmark; a question's chance is logistic(strength + its own ease). */
export interface LeaderboardWorld {
  name: string;
  questions: number;
  /** One for each checkpoint. */
  repeats: readonly number[];
  /** One for each checkpoint; equal ones are ties in truth. */
  strengths: readonly number[];
  /** Standard deviation of the ease that all checkpoints share, and of that which each has for itself. */
  spread: readonly [shared: number, own: number];
}

export function drawLeaderboard(rng: Rng, world: LeaderboardWorld): OutcomeMatrix[] {
  const { questions, repeats, strengths, spread } = world;
  const eases = Array.from({ length: questions }, () => spread[0] * drawNormal(rng));
  const items = eases.map((_, index) => `question ${index}`);
  return strengths.map((strength, checkpoint) => {
    const columns = repeats[checkpoint] ?? 1;
    const outcomes = new Uint8Array(questions * columns);
    for (const [row, ease] of eases.entries()) {
      const chance = 1 / (1 + Math.exp(-strength - ease - spread[1] * drawNormal(rng)));
      for (let repeat = 0; repeat < columns; repeat += 1) {
        outcomes[row * columns + repeat] = rng.next() < chance ? CELL.correct : CELL.incorrect;
      }
    }
    return { items, repeats: columns, outcomes };
  });
}

/** How often every true place lies in its interval (for ties, all places that they share), and the mean width. */
export function calibrateRanks(
  world: LeaderboardWorld,
  simulations: number,
): { covered: number; meanPlaces: number } {
  const rng = createRng(world.name);
  const { strengths } = world;
  let [covered, places] = [0, 0];
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const ranks = rankIntervals(drawLeaderboard(rng, world));
    const holdsAll = ranks.every(({ checkpoint, rankLow, rankHigh }) => {
      const own = strengths[checkpoint] ?? 0;
      const better = strengths.filter((strength) => strength > own).length;
      const worse = strengths.filter((strength) => strength < own).length;
      return rankLow <= 1 + better && rankHigh >= strengths.length - worse;
    });
    covered += Number(holdsAll);
    for (const { rankLow, rankHigh } of ranks) places += rankHigh - rankLow + 1;
  }
  return {
    covered: covered / simulations,
    meanPlaces: places / (simulations * strengths.length),
  };
}
