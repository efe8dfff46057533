import { checkLevel, USUAL_LEVEL, type Interval } from './interval.ts';
import { studentTQuantile } from './student-t.ts';
import { sampleVariance } from './summary.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What one item gave over its samples: a count of correct ones, or the sum of a score in 0…1. */
export interface ItemTotal {
  samples: number;
  /** 0…samples. */
  total: number;
}

export const newItemsIntervalMethod = 'wilson-clustered-t';

export interface NewItemsInterval {
  lowFraction: number;
  highFraction: number;
  level: number;
  method: string;
}

/**
 * Mean over the items that have samples; `null` without one. Items asked equally often are counted together:
 * 134 right of 32 × 5 is 0.8375, where adding 32 item means would give 0.8374999999999999 and print as 83.7.
 */
export function meanOfItemMeans(items: readonly ItemTotal[]): number | null {
  const totalBySamples = new Map<number, number>();
  for (const { samples, total } of items) {
    if (samples === 0) continue;
    totalBySamples.set(samples, (totalBySamples.get(samples) ?? 0) + total);
  }
  const itemCount = items.filter(({ samples }) => samples > 0).length;
  if (itemCount === 0) return null;
  const mean = [...totalBySamples].reduce(
    (sum, [samples, total]) => sum + total / (samples * itemCount),
    0,
  );
  // Rounding must not push the mean of perfect items past 1.
  return Math.min(1, mean);
}

/**
 * Interval for new questions like these: Wilson's score interval on the effective sample size
 * n_eff = p(1 − p)/SE², where SE² = s²/m is the variance of the mean over m items clustered by item (s²
 * between item means, ddof 1). Student's t with m − 1 degrees of freedom replaces z: the design degrees of
 * freedom of Korn & Graubard, "Confidence Intervals for Proportions with Small Expected Number of Positive
 * Counts Estimated from Survey Data", Survey Methodology 24 (1998), applied to Wilson instead of
 * Clopper-Pearson. n_eff is at most the number of samples, which is cautious for scores too: none in 0…1
 * varies more than p(1 − p). Where SE is 0 (all items alike) it says nothing and n_eff is m, the cautious
 * end. `null` with fewer than two items.
 * @throws RangeError for a level outside 0…1.
 */
export function newItemsInterval(
  items: readonly ItemTotal[],
  level: number = USUAL_LEVEL,
): NewItemsInterval | null {
  checkLevel(level);
  const asked = items.filter(({ samples }) => samples > 0);
  const proportion = meanOfItemMeans(asked);
  const variance = sampleVariance(asked.map(({ samples, total }) => total / samples));
  if (proportion === null || variance === null) return null;
  const samples = asked.reduce((sum, item) => sum + item.samples, 0);
  const squaredError = variance / asked.length;
  const effective =
    squaredError === 0 ? asked.length : (proportion * (1 - proportion)) / squaredError;
  const bounds = wilsonInterval({
    proportion,
    sampleSize: Math.min(effective, samples),
    criticalValue: studentTQuantile((1 + level) / 2, asked.length - 1),
  });
  return { ...bounds, level, method: newItemsIntervalMethod };
}

/** {@link newItemsInterval} in the shape that all other figures share. */
export function newQuestionsInterval(
  items: readonly ItemTotal[],
  level: number = USUAL_LEVEL,
): Interval | null {
  const interval = newItemsInterval(items, level);
  if (interval === null) return null;
  return { low: interval.lowFraction, high: interval.highFraction, level, method: interval.method };
}
