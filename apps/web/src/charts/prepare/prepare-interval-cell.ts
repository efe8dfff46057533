import { percentText } from '@assay/eval-core/statistics/percent-text';

import { intervalText, sampleSizeText, spreadText, type MeanFigure } from './accuracy-text.ts';

export interface IntervalBarModel {
  /** All in 0…1 of the bar's length. */
  pointFraction: number;
  /** `null` where the interval cannot be known: the point stands alone. */
  whisker: { lowFraction: number; highFraction: number } | null;
}

export interface IntervalCell {
  /** "62.9 ± 6.3" in percent, "62.9" when the spread over repeats is unknown, "—" without an estimate. */
  text: string;
  /** "n = 30 × 50". */
  sampleSize: string;
  /** The whole truth in one sentence: for the tooltip and for screen readers. */
  description: string;
  bar: IntervalBarModel | null;
  /** Why the estimate or the interval is missing; `null` when both are there. */
  reason: string | null;
}

/**
 * A leaderboard cell. ± is the spread over repeats; the bar is the interval for new questions.
 *
 * @param what is measured, as it stands behind "62.9 %"
 */
export function prepareIntervalCell(cell: MeanFigure, what = 'correct'): IntervalCell {
  const sampleSize = sampleSizeText(cell);
  const { estimateFraction, interval, missingReason: reason } = cell;
  if (estimateFraction === null) {
    const why = reason ?? 'The figure cannot be known.';
    return { text: '—', sampleSize, description: why, bar: null, reason: why };
  }
  const whisker = interval && {
    lowFraction: interval.low,
    highFraction: interval.high,
  };
  return {
    text: cellText(estimateFraction, cell.stdOverRepeats),
    sampleSize,
    description: `${percentText(estimateFraction)} % ${what}; ${intervalText(cell)}; ${spreadText(cell)}; ${sampleSize}.`,
    bar: { pointFraction: estimateFraction, whisker },
    reason,
  };
}

function cellText(estimateFraction: number, stdOverRepeats: number | null): string {
  const estimate = percentText(estimateFraction);
  return stdOverRepeats === null ? estimate : `${estimate} ± ${percentText(stdOverRepeats)}`;
}
