import type { Interval } from '@assay/eval-core/statistics/interval';

import { formatDecimal } from '../format/numbers.ts';

/** κ or α with two decimals and a proper minus; never "−0.00". */
export function coefficientText(value: number): string {
  const text = formatDecimal(Math.abs(value), 2);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** "0.85–0.97", "−0.50 to −0.10", or that there is none. */
export function coefficientBounds(interval: Interval | null): string {
  if (interval === null) return 'interval unknown';
  const { low, high } = interval;
  // A dash between the bounds would be read as the sign of the second.
  return `${coefficientText(low)}${low < 0 ? ' to ' : '–'}${coefficientText(high)}`;
}
