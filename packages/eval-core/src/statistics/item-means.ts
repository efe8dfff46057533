import { binomialInterval } from './binomial-interval.ts';
import { designEffect } from './design-effect.ts';
import { checkLevel, USUAL_LEVEL, type Interval } from './interval.ts';
import { shareBounds } from './share-bounds.ts';

/** What one item gave over its samples: a count of correct ones, or the sum of a score in 0…1. */
export interface ItemTotal {
  samples: number;
  /** 0…samples. */
  total: number;
}

export const newItemsIntervalMethod = 'wilson-design-effect';

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
 * Interval for new questions like these: Wilson's score interval on n_eff = m/D items with Student's t, where the
 * design effect D compares the spread of item means to that of items always or never answered (design-effect.ts, which
 * also gives the degrees of freedom), kept outside the bounds that few successes demand (share-bounds.ts). Asking an
 * item again adds no new question. D is at least one over the samples of an item, which is cautious for scores too:
 * none in 0…1 varies more than p(1 − p). Where every item is 0 or 1 the count is exactly binomial whatever the
 * repeats, and the interval is that of binomial-interval.ts, under its name. Items without samples are left out;
 * `null` with fewer than two others.
 * @throws RangeError for a level outside 0…1.
 */
export function newQuestionsInterval(
  items: readonly ItemTotal[],
  level: number = USUAL_LEVEL,
): Interval | null {
  checkLevel(level);
  const asked = items.filter(({ samples }) => samples > 0);
  const proportion = meanOfItemMeans(asked);
  if (proportion === null || asked.length < 2) return null;
  const means = asked.map(({ samples, total }) => Math.min(1, total / samples));
  if (means.every((value) => value === 0 || value === 1)) {
    const successes = means.filter((value) => value === 1).length;
    return binomialInterval({ successes, trials: means.length }, level);
  }
  const samples = asked.reduce((sum, item) => sum + item.samples, 0);
  const { effect, degreesOfFreedom } = designEffect(means, asked.length / samples);
  const effectiveSize = asked.length / effect;
  const { lowFraction, highFraction } = shareBounds(
    { proportion, effectiveSize, degreesOfFreedom },
    level,
  );
  return { low: lowFraction, high: highFraction, level, method: newItemsIntervalMethod };
}
