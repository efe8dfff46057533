import { percentDecimals } from '../percent-text.ts';

/**
 * With how many decimals, one or more, the ends of an interval are written in percentage points, so that they are not the
 * same text, and neither is 0.0 that is not: 0.0 to 3.0 does not lie above 0, and 0.03 to 3.00 does.
 * @param interval fractions
 */
export function pointDigits({ low, high }: { low: number; high: number }): number {
  const width = 100 * (high - low);
  const apart = width > 0 ? Math.ceil(-Math.log10(width)) : 1;
  return Math.max(apart, percentDecimals(low), percentDecimals(high));
}
