import type { PairedCounts } from './paired-counts.ts';

/** A question that one checkpoint solves in more than half of its repeats and the other does not. */
export interface Flip {
  item: string;
  /** Share of correct repeats. */
  first: number;
  second: number;
  /** second − first. */
  difference: number;
}

export interface Flips {
  /** Items with at most half of the repeats correct in the first checkpoint, and more in the second. */
  fixed: string[];
  /** The reverse. */
  broken: string[];
  /** Both, the largest change first, equal ones in the order of the items. */
  flips: Flip[];
}

/** The shared questions whose answer turned, by the majority of repeats; exactly half is not solved. None across a gap. */
export function flipsOf(counts: PairedCounts): Flips {
  if (counts.gap !== null) return { fixed: [], broken: [], flips: [] };
  const flips = counts.items.flatMap((item, index): Flip[] => {
    const first = (counts.firstCorrect[index] ?? 0) / counts.firstRepeats;
    const second = (counts.secondCorrect[index] ?? 0) / counts.secondRepeats;
    const hasTurned = first > 0.5 !== second > 0.5;
    return hasTurned ? [{ item, first, second, difference: second - first }] : [];
  });
  return {
    fixed: flips.filter(({ difference }) => difference > 0).map(({ item }) => item),
    broken: flips.filter(({ difference }) => difference < 0).map(({ item }) => item),
    flips: flips.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference)),
  };
}
