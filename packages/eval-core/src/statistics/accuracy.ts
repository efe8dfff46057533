import { completeAccuracies, repeatAccuracies } from './repeat-accuracies.ts';
import { accuracyOfCounts, type ItemCount, type RepeatCount } from './sample-counts.ts';
import { studentTQuantile } from './student-t.ts';
import { sampleStandardDeviation, sampleVariance } from './summary.ts';
import { wilsonInterval } from './wilson-interval.ts';

export const accuracyIntervalMethod = 'wilson-clustered-t';

export interface AccuracyInterval {
  lowFraction: number;
  highFraction: number;
  level: 0.95;
  method: string;
}

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
  interval: AccuracyInterval | null;
  /** What the literature prints behind ±: sample standard deviation over complete repeats. */
  stdOverRepeats: number | null;
  /** Standard error of the estimate for these very questions asked again. */
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
 * samples count as not correct; items without samples are left out and counted.
 *
 * Interval: Wilson's score interval on the effective sample size n_eff = p(1 − p)/SE², where
 * SE² = s²/m is the variance of the mean over m items clustered by item (s² between item means, ddof 1).
 * Student's t with m − 1 degrees of freedom replaces z: the design degrees of freedom of Korn & Graubard,
 * "Confidence Intervals for Proportions with Small Expected Number of Positive Counts Estimated from
 * Survey Data", Survey Methodology 24 (1998), applied to Wilson instead of Clopper-Pearson. n_eff is at most
 * the number of samples; where SE is 0 (all items alike) it says nothing and n_eff is m, the cautious end.
 * @throws RangeError for impossible counts.
 */
export function accuracyCell({ items, repeats, plannedItems }: AccuracyInput): AccuracyCell {
  const itemMeans = items.map(accuracyOfCounts).filter((itemMean) => itemMean !== null);
  checkPlanned(plannedItems, itemMeans.length);
  const perRepeat = repeatAccuracies(repeats, plannedItems);
  const samples = items.reduce((total, item) => total + item.samples, 0);
  const estimateFraction = meanOfItemMeans(items);
  return {
    estimateFraction,
    interval: newItemsInterval(estimateFraction, itemMeans, samples),
    stdOverRepeats: sampleStandardDeviation(completeAccuracies(perRepeat.repeats)),
    standardErrorSameItems: sameItemsError(items, itemMeans.length),
    items: itemMeans.length,
    itemsWithoutSamples: plannedItems - itemMeans.length,
    repeats: perRepeat.completeRepeats,
    samples,
    missingReason: missingReason(itemMeans.length),
  };
}

function checkPlanned(plannedItems: number, itemsWithSamples: number): void {
  if (Number.isSafeInteger(plannedItems) && plannedItems >= itemsWithSamples) return;
  throw new RangeError(
    `${itemsWithSamples} items have samples but ${plannedItems} were planned: give the item count of the benchmark version.`,
  );
}

/**
 * Mean over the items that have samples. Items asked equally often are counted together, in whole numbers:
 * 134 right of 32 × 5 is 0.8375, where adding 32 item means would give 0.8374999999999999 and print as 83.7.
 */
function meanOfItemMeans(items: readonly ItemCount[]): number | null {
  const correctBySamples = new Map<number, number>();
  for (const { samples, correct } of items) {
    if (samples === 0) continue;
    correctBySamples.set(samples, (correctBySamples.get(samples) ?? 0) + correct);
  }
  const itemCount = items.filter(({ samples }) => samples > 0).length;
  if (itemCount === 0) return null;
  return [...correctBySamples].reduce(
    (total, [samples, correct]) => total + correct / (samples * itemCount),
    0,
  );
}

function newItemsInterval(
  proportion: number | null,
  itemMeans: readonly number[],
  samples: number,
): AccuracyInterval | null {
  const variance = sampleVariance(itemMeans);
  if (proportion === null || variance === null) return null;
  const itemCount = itemMeans.length;
  const squaredError = variance / itemCount;
  const effective = squaredError === 0 ? itemCount : (proportion * (1 - proportion)) / squaredError;
  const bounds = wilsonInterval({
    proportion,
    sampleSize: Math.min(effective, samples),
    criticalValue: studentTQuantile(0.975, itemCount - 1),
  });
  return { ...bounds, level: 0.95, method: accuracyIntervalMethod };
}

/**
 * sqrt(Σ p_i(1 − p_i)/(n_i − 1)) / m: the sampling variance of each item's mean, estimated without bias.
 * `null` when an item was asked only once, since its own spread is then unknown.
 */
function sameItemsError(items: readonly ItemCount[], itemCount: number): number | null {
  const asked = items.filter(({ samples }) => samples > 0);
  if (asked.length === 0 || asked.some(({ samples }) => samples < 2)) return null;
  const variance = asked.reduce((total, { samples, correct }) => {
    const itemMean = correct / samples;
    return total + (itemMean * (1 - itemMean)) / (samples - 1);
  }, 0);
  return Math.sqrt(variance) / itemCount;
}

function missingReason(itemCount: number): string | null {
  if (itemCount === 0) return 'No samples yet.';
  if (itemCount === 1) return 'One item only: an interval for new questions needs at least two.';
  return null;
}
