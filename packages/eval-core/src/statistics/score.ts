import { checkPlanned, missingReason } from './accuracy.ts';
import type { Interval } from './interval.ts';
import { meanOfItemMeans, newQuestionsInterval, type ItemTotal } from './item-means.ts';
import { sampleStandardDeviation } from './summary.ts';

export interface ScoreInput {
  items: readonly ItemTotal[];
  repeats: readonly (ItemTotal & { repeat: number })[];
  /** Items of the benchmark version that the run covers, with or without the score. */
  plannedItems: number;
}

/** A named score of one checkpoint on one benchmark version; `null`: it cannot be known. */
export interface ScoreCell {
  /** Mean over items of the item's mean score, 0…1: every question weighs the same. */
  estimateFraction: number | null;
  /** For new questions like these. */
  interval: Interval | null;
  /** Sample standard deviation of the mean score over complete repeats. */
  stdOverRepeats: number | null;
  /** Items with at least one sample that has the score. */
  items: number;
  itemsWithoutSamples: number;
  /** Repeats in which every planned item has the score: the n of `stdOverRepeats`. */
  repeats: number;
  /** Samples that have the score; a grader may leave it out where it means nothing. */
  samples: number;
  missingReason: string | null;
}

/**
 * A named score aggregated as accuracy is: by item, with the same interval. Samples without the score are
 * left out, for what is unknown is not 0; `samples` says how many have it.
 * @throws RangeError for a total that is not in 0…samples, or more items than were planned.
 */
export function scoreCell({ items, repeats, plannedItems }: ScoreInput): ScoreCell {
  for (const part of [...items, ...repeats]) checkTotal(part);
  const itemCount = items.filter(({ samples }) => samples > 0).length;
  checkPlanned(plannedItems, itemCount);
  const complete = repeats.filter(({ samples }) => samples > 0 && samples === plannedItems);
  return {
    estimateFraction: meanOfItemMeans(items),
    interval: newQuestionsInterval(items),
    stdOverRepeats: sampleStandardDeviation(complete.map(({ samples, total }) => total / samples)),
    items: itemCount,
    itemsWithoutSamples: plannedItems - itemCount,
    repeats: complete.length,
    samples: items.reduce((sum, { samples }) => sum + samples, 0),
    missingReason: missingReason(itemCount),
  };
}

function checkTotal({ samples, total }: ItemTotal): void {
  if (Number.isSafeInteger(samples) && total >= 0 && total <= samples) return;
  throw new RangeError(
    `Scores cannot add up to ${total} over ${samples} samples: give scores in 0…1 and how many they are.`,
  );
}
