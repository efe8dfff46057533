/** With more decimals than this a figure is the rounding of binary fractions. */
const MOST_DECIMALS = 4;

/**
 * With how many decimals a fraction is written in per cent, or a difference in percentage points: as many as are
 * usual, and more where it would read as 0 or 100 and is neither. ± 0.04 points as 0.0 would claim that there is no doubt.
 */
export function percentDecimals(fraction: number, usual = 1): number {
  const exact = exactAt(fraction, MOST_DECIMALS);
  let decimals = usual;
  while (decimals < MOST_DECIMALS && exactAt(fraction, decimals) !== exact) decimals += 1;
  return decimals;
}

/** Which of 0 and ± 100 % it is, so written. */
function exactAt(fraction: number, decimals: number): number | null {
  const written = Math.abs(Number((100 * fraction).toFixed(decimals)));
  return written === 0 || written === 100 ? written : null;
}

/** "62.9", "0.04", "99.98": without its unit, and without a minus before 0.0. */
export function percentText(fraction: number, usual = 1): string {
  const text = (100 * fraction).toFixed(percentDecimals(fraction, usual));
  return Number(text) === 0 ? text.replace('-', '') : text;
}
