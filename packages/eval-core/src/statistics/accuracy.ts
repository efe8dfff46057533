import type { Interval } from './interval.ts';
import { meanOfItemMeans, newQuestionsInterval } from './item-means.ts';
import { completeAccuracies, repeatAccuracies } from './repeat-accuracies.ts';
import { accuracyOfCounts, type ItemCount, type RepeatCount } from './sample-counts.ts';
import { sameQuestionsError, type SampledShare } from './sampled-share.ts';
import { sampleStandardDeviation } from './summary.ts';

export interface AccuracyInput {
  items: readonly ItemCount[];
  repeats: readonly RepeatCount[];
  /** Items of the benchmark version that the run covers, with or without samples. */
  plannedItems: number;
}

/** All fractions in 0…1. `null` always means that the figure cannot be known from these counts. */
export interface AccuracyCell {
  /** Mean over items of the item's share correct: every question weighs the same. */
  estimateFraction: number | null;
  /** For new questions like these. */
  interval: Interval | null;
  /** What the literature prints behind ±: sample standard deviation over complete repeats. */
  stdOverRepeats: number | null;
  /** Standard error of the estimate for these very questions asked again; null where no question's samples differ too. */
  standardErrorSameItems: number | null;
  /** Items with at least one sample: the n of the estimate and the interval. */
  items: number;
  /** Planned items that have no sample and are left out of every figure. */
  itemsWithoutSamples: number;
  /** Complete repeats: the n of `stdOverRepeats`. */
  repeats: number;
  samples: number;
  /** Why the estimate, or else the interval, is `null`. */
  missingReason: string | null;
}

/**
 * Accuracy of one checkpoint on one benchmark version with three errors that are never mixed. Unscorable
 * samples count as not correct; items without samples are left out and counted. The interval is that of
 * item-means.ts.
 * @throws RangeError for impossible counts.
 */
export function accuracyCell({ items, repeats, plannedItems }: AccuracyInput): AccuracyCell {
  const asked = items.flatMap((item): SampledShare[] => {
    const share = accuracyOfCounts(item);
    return share === null ? [] : [{ share, samples: item.samples }];
  });
  checkPlanned(plannedItems, asked.length);
  const perRepeat = repeatAccuracies(repeats, plannedItems);
  const samples = items.reduce((total, item) => total + item.samples, 0);
  const totals = items.map((item) => ({ samples: item.samples, total: item.correct }));
  return {
    estimateFraction: meanOfItemMeans(totals),
    interval: newQuestionsInterval(totals),
    stdOverRepeats: sampleStandardDeviation(completeAccuracies(perRepeat.repeats)),
    standardErrorSameItems: sameQuestionsError(asked),
    items: asked.length,
    itemsWithoutSamples: plannedItems - asked.length,
    repeats: perRepeat.completeRepeats,
    samples,
    missingReason: missingReason(asked.length),
  };
}

/** @throws RangeError when more items have samples than were planned. */
export function checkPlanned(plannedItems: number, itemsWithSamples: number): void {
  if (Number.isSafeInteger(plannedItems) && plannedItems >= itemsWithSamples) return;
  throw new RangeError(
    `${itemsWithSamples} items have samples but ${plannedItems} were planned: give the item count of the benchmark version.`,
  );
}

/** Why a figure over this many items has no estimate, or else no interval; `null`: it has both. */
export function missingReason(itemCount: number): string | null {
  if (itemCount === 0) return 'No samples yet.';
  if (itemCount === 1) return 'One item only: an interval for new questions needs at least two.';
  return null;
}
