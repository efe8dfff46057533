import { pointDigits } from '@assay/eval-core/statistics/comparison/point-digits';
import { percentDecimals } from '@assay/eval-core/statistics/percent-text';

import { MISSING } from './numbers.ts';

/** A difference of two fractions in percentage points, signed: `+4.2`, `−3.0`, `0.0`, `+0.04`. */
export function formatPoints(
  difference: number | null,
  digits = percentDecimals(difference ?? 0),
): string {
  if (difference === null) return MISSING;
  const size = Math.abs(100 * difference).toFixed(digits);
  if (Number(size) === 0) return size;
  return `${difference < 0 ? '−' : '+'}${size}`;
}

/** `−3.0 to +7.0`, with more decimals where the interval is so narrow that its ends would be the same text. */
export function formatPointBounds(interval: { low: number; high: number }): string {
  const digits = pointDigits(interval);
  return `${formatPoints(interval.low, digits)} to ${formatPoints(interval.high, digits)}`;
}

/** `0.27`, `0.004`, `< 0.001`: no p of ours is sure of more. */
export function formatP(p: number | null): string {
  if (p === null) return MISSING;
  if (p < 0.001) return '< 0.001';
  return p.toFixed(p < 0.1 ? 3 : 2);
}

/** "95": a level as people say it. */
export function formatLevel(level: number): string {
  return String(Number((100 * level).toPrecision(6)));
}
