import { accuracyOfCounts, type RepeatCount } from './sample-counts.ts';

export interface RepeatAccuracy {
  repeat: number;
  /** 0…1 over the samples there are; `null` when the repeat has none. */
  accuracyFraction: number | null;
  samples: number;
  /** Every planned item has its sample, so the figure is comparable with other repeats. */
  isComplete: boolean;
}

export interface RepeatAccuracies {
  /** In order of repeat number. */
  repeats: RepeatAccuracy[];
  completeRepeats: number;
  /** Smallest and largest accuracy of a complete repeat; `null` without one. */
  lowestFraction: number | null;
  highestFraction: number | null;
}

/**
 * The accuracy of every repeat, in 0…1. A repeat that lacks samples is kept and flagged, and left out of
 * the extremes: on half of the items it measures a different benchmark. Unscorable counts as not correct.
 * @throws RangeError for impossible counts, a repeat given twice, or more samples than planned items.
 */
export function repeatAccuracies(
  counts: readonly RepeatCount[],
  plannedItems: number,
): RepeatAccuracies {
  checkRepeats(counts, plannedItems);
  const repeats = counts
    .map((count) => ({
      repeat: count.repeat,
      accuracyFraction: accuracyOfCounts(count),
      samples: count.samples,
      isComplete: count.samples > 0 && count.samples === plannedItems,
    }))
    .sort((left, right) => left.repeat - right.repeat);
  const complete = completeAccuracies(repeats);
  return {
    repeats,
    completeRepeats: complete.length,
    lowestFraction: complete.length === 0 ? null : complete.reduce((a, b) => Math.min(a, b)),
    highestFraction: complete.length === 0 ? null : complete.reduce((a, b) => Math.max(a, b)),
  };
}

/** Accuracies of the complete repeats, 0…1: what the spread over repeats is computed from. */
export function completeAccuracies(repeats: readonly RepeatAccuracy[]): number[] {
  return repeats.flatMap(({ isComplete, accuracyFraction }) =>
    isComplete && accuracyFraction !== null ? [accuracyFraction] : [],
  );
}

function checkRepeats(counts: readonly RepeatCount[], plannedItems: number): void {
  const seen = new Set<number>();
  for (const { repeat, samples } of counts) {
    if (seen.has(repeat)) {
      throw new RangeError(`Repeat ${repeat} is given twice: add its counts up first.`);
    }
    seen.add(repeat);
    if (samples > plannedItems) {
      throw new RangeError(
        `Repeat ${repeat} has ${samples} samples for ${plannedItems} planned items: one sample per item and repeat.`,
      );
    }
  }
}
