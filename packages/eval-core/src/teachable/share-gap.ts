import type { Estimate } from '../statistics/interval.ts';

export const shareGapMethod = 'newcombe-binomial-mid-p';

/**
 * The difference of two independent shares, first − second, with Newcombe's square-and-add interval (Statistics in
 * Medicine 17 (1998) 873, method 10) on the intervals that the shares have; it stays within −1…1 and has a width also where
 * both are 0 or 1.
 * @returns `n` counts the samples of both; null where one of the shares is.
 */
export function shareGap(first: Estimate, second: Estimate): Estimate {
  const n = first.n + second.n;
  if (first.value === null || second.value === null) return { value: null, interval: null, n };
  const value = first.value - second.value;
  if (first.interval === null || second.interval === null) return { value, interval: null, n };
  const below = Math.hypot(first.value - first.interval.low, second.interval.high - second.value);
  const above = Math.hypot(first.interval.high - first.value, second.value - second.interval.low);
  const interval = {
    low: Math.max(-1, value - below),
    high: Math.min(1, value + above),
    level: first.interval.level,
    method: shareGapMethod,
  };
  return { value, interval, n };
}
