import { regularizedIncompleteBeta } from '../incomplete-beta.ts';
import { checkLevel } from '../interval.ts';

export interface BetaMoments {
  /** In 0…1. */
  mean: number;
  variance: number;
  level: number;
}

/**
 * The central interval of the Beta distribution with a given mean and variance. null where there is none: at a mean of 0
 * or 1, without variance, or with as much as only 0 and 1 themselves have, μ(1 − μ).
 */
export function betaInterval({
  mean,
  variance,
  level,
}: BetaMoments): { low: number; high: number } | null {
  checkLevel(level);
  const size = (mean * (1 - mean)) / variance - 1;
  if (!(size > 0 && Number.isFinite(size))) return null;
  const shape = { a: mean * size, b: (1 - mean) * size };
  return {
    low: betaQuantile((1 - level) / 2, shape),
    high: betaQuantile((1 + level) / 2, shape),
  };
}

/** The x with I_x(a, b) = `probability`, by bisection: sixty halvings of 0…1 leave nothing that a double could tell. */
export function betaQuantile(probability: number, shape: { a: number; b: number }): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const x = (low + high) / 2;
    if (regularizedIncompleteBeta({ x, ...shape }) < probability) low = x;
    else high = x;
  }
  return (low + high) / 2;
}
