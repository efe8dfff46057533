import { sampleVariance } from '../statistics/summary.ts';

/**
 * By how much the lengths of one and the same item differ: the standard deviation of ln(tokens) within items, pooled
 * over all of them. Lengths of replies are close to log-normal, so one figure holds for short and long items.
 *
 * @param lengths tokens of the repeats of one item under one checkpoint, for each item; 0 counts as 1
 * @returns null where no item has two
 */
export function spreadAmongRepeats(lengths: readonly (readonly number[])[]): number | null {
  let squares = 0;
  let freedom = 0;
  for (const repeats of lengths) {
    const variance = sampleVariance(repeats.map((tokens) => Math.log(Math.max(1, tokens))));
    if (variance === null) continue;
    squares += variance * (repeats.length - 1);
    freedom += repeats.length - 1;
  }
  return freedom > 0 ? Math.sqrt(squares / freedom) : null;
}
