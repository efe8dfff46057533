/**
 * With how many decimals, one or more, the ends of an interval are written in percentage points, so that they are not the
 * same text: with one, ± 0.04 points would read 0.0 to 0.0, which claims that there is no doubt.
 * @param interval fractions
 */
export function pointDigits({ low, high }: { low: number; high: number }): number {
  const width = 100 * (high - low);
  return width > 0 ? Math.max(1, Math.ceil(-Math.log10(width))) : 1;
}
