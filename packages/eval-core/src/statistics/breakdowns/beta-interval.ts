import { betaQuantile } from '../beta-quantile.ts';
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
  const [a, b] = [mean * size, (1 - mean) * size];
  return {
    low: betaQuantile((1 - level) / 2, a, b),
    high: betaQuantile((1 + level) / 2, a, b),
  };
}
