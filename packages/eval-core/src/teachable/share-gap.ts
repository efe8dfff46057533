import { betaQuantile } from '../statistics/beta-quantile.ts';
import { USUAL_LEVEL, type Estimate } from '../statistics/interval.ts';

export interface ShareCount {
  /** 0…samples */
  total: number;
  samples: number;
}

export const shareGapMethod = 'newcombe-clopper-pearson';

/**
 * The difference of two independent shares, first − second, with Newcombe's square-and-add interval (Statistics in
 * Medicine 17 (1998) 873, method 10) on the exact intervals of Clopper & Pearson (Biometrika 26 (1934) 404) for the two. On
 * Wilson's, as Newcombe has it, it covers 85 to 92 % for 4 to 16 samples with chances near 0 and 1, on these at least 93 %
 * from four samples. It stays within −1…1 and has a width also where both shares are 0 or 1.
 * @returns `n` counts the samples of both; null where one has none.
 */
export function shareGap(
  first: ShareCount,
  second: ShareCount,
  level: number = USUAL_LEVEL,
): Estimate {
  const n = first.samples + second.samples;
  if (first.samples === 0 || second.samples === 0) return { value: null, interval: null, n };
  const value = first.total / first.samples - second.total / second.samples;
  const below = Math.hypot(reachBelow(first, level), reachBelow(failuresOf(second), level));
  const above = Math.hypot(reachBelow(failuresOf(first), level), reachBelow(second, level));
  const interval = {
    low: Math.max(-1, value - below),
    high: Math.min(1, value + above),
    level,
    method: shareGapMethod,
  };
  return { value, interval, n };
}

/** How far the exact interval reaches below the share; above it as far as that of the failures below theirs. */
function reachBelow({ total, samples }: ShareCount, level: number): number {
  if (total === 0) return 0;
  return total / samples - betaQuantile((1 - level) / 2, total, samples - total + 1);
}

function failuresOf({ total, samples }: ShareCount): ShareCount {
  return { total: samples - total, samples };
}
