import type { PairedCounts } from './paired-counts.ts';

/** The second's share minus the first's in whole units, so that equal differences are equal numbers. */
export interface Differences {
  /** By question, from −unitsPerOne to unitsPerOne. */
  perQuestion: Int32Array;
  /** A share of 1 in units: the product of the two numbers of repeats. */
  unitsPerOne: number;
}

export function differencesOf(counts: PairedCounts): Differences {
  const { firstRepeats, secondRepeats, firstCorrect, secondCorrect } = counts;
  return {
    perQuestion: firstCorrect.map(
      (first, index) => (secondCorrect[index] ?? 0) * firstRepeats - first * secondRepeats,
    ),
    unitsPerOne: firstRepeats * secondRepeats,
  };
}
