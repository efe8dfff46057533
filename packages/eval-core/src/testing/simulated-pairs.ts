import type { Rng } from '../random.ts';
import { drawBeta } from './simulate.ts';

/** Shapes of the Beta distribution of chances; null: every question has the chance `centre`. */
export interface ChanceWorld {
  shapes: readonly [number, number] | null;
  centre?: number;
}

export function drawChances(
  rng: Rng,
  questions: number,
  { shapes, centre }: ChanceWorld,
): number[] {
  return Array.from({ length: questions }, () =>
    shapes === null ? (centre ?? 0.5) : drawBeta(rng, ...shapes),
  );
}

/** The same questions for a checkpoint that is better on each by the same odds, so that the mean is higher by `by`. */
export function raiseChances(chances: readonly number[], by: number): number[] {
  if (by === 0) return [...chances];
  const wanted = averageOf(chances) + by;
  let [low, high] = [0, 30];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (averageOf(chances.map((chance) => byOdds(chance, middle))) < wanted) low = middle;
    else high = middle;
  }
  return chances.map((chance) => byOdds(chance, high));
}

/** Without a change of the mean, every question's chance is another's: strengths differ and the accuracy does not. */
export function rotateChances(chances: readonly number[]): number[] {
  return [...chances.slice(1), ...chances.slice(0, 1)];
}

export function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 1 for each question that is answered correctly once, else 0. */
export function drawRepeat(rng: Rng, chances: readonly number[]): number[] {
  return chances.map((chance) => (rng.next() < chance ? 1 : 0));
}

function byOdds(chance: number, logOdds: number): number {
  if (chance <= 0 || chance >= 1) return chance;
  return 1 / (1 + ((1 - chance) / chance) * Math.exp(-logOdds));
}
