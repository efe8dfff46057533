import type { AccuracyCell } from '@assay/eval-core/statistics/accuracy';
import { percentText } from '@assay/eval-core/statistics/percent-text';

import { countedText, countText } from './number-text.ts';

/** An accuracy or a named score: the same kind of mean with the same interval. */
export type MeanFigure = Omit<AccuracyCell, 'standardErrorSameItems'>;

/** "47.1–76.3 %, 95 % interval for new questions (wilson-clustered-t)", or why there is none. */
export function intervalText({ interval, missingReason }: MeanFigure): string {
  if (interval === null) {
    // It is a sentence of its own where it comes from, and a part of one here.
    return `no interval: ${(missingReason ?? 'it cannot be known').replace(/\.$/, '')}`;
  }
  const low = percentText(interval.low);
  const high = percentText(interval.high);
  const level = countText(interval.level * 100);
  return `${low}–${high} %, ${level} % interval for new questions (${interval.method})`;
}

/** "± 6.3 points, standard deviation over 50 complete repeats", or why there is none. */
export function spreadText({ stdOverRepeats, repeats }: MeanFigure): string {
  if (stdOverRepeats === null) {
    return `no standard deviation: ${countedText(repeats, 'complete repeat')}, two are needed`;
  }
  return `± ${percentText(stdOverRepeats)} points, standard deviation over ${countedText(repeats, 'complete repeat')}`;
}

/** "n = 30 × 50" for items times complete repeats; "n = 27 of 30 items, 61 samples" while incomplete. */
export function sampleSizeText(cell: MeanFigure): string {
  const { items, itemsWithoutSamples, repeats, samples } = cell;
  if (itemsWithoutSamples > 0) {
    const planned = items + itemsWithoutSamples;
    return `n = ${countText(items)} of ${countedText(planned, 'item')}, ${countedText(samples, 'sample')}`;
  }
  if (samples === items * repeats) return `n = ${countText(items)} × ${countText(repeats)}`;
  return `n = ${countedText(items, 'item')}, ${countedText(samples, 'sample')}`;
}
