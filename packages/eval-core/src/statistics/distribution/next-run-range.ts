/** Where the accuracy of one more run over the same questions is expected. */
export interface NextRunRange {
  /** Fractions. */
  low: number;
  high: number;
  /** The chance, at least, that a run which is made like these lies within. */
  share: number;
  /** How many runs it was taken from. */
  n: number;
  /** The name under which docs/statistics.md explains it. */
  method: string;
}

export const nextRunMethod = 'order-statistics';

/** Where nobody asks for another: nine times of ten. */
export const USUAL_RUN_SHARE = 0.9;

/**
 * A range for the accuracy of a single further run: of R runs made alike, one more lies between the r-th lowest and the
 * r-th highest with chance (R + 1 − 2r)/(R + 1), ties only adding to it, whatever the distribution (Wilks, Annals of
 * Mathematical Statistics 12, 1941). r is the largest that keeps `share`; where not even the whole range does, as with
 * fewer than 19 runs for nine times of ten, the whole range is given with the share that it has.
 * @param accuracies of runs over the same questions, fractions
 * @returns null for fewer than two runs: one says nothing of another.
 * @throws RangeError unless 0 < share < 1.
 */
export function nextRunRange(
  accuracies: readonly number[],
  { share = USUAL_RUN_SHARE }: { share?: number } = {},
): NextRunRange | null {
  if (!(share > 0 && share < 1)) {
    throw new RangeError(`The share is ${share}: give a number between 0 and 1, such as 0.9.`);
  }
  const rising = Float64Array.from(accuracies).sort();
  const n = rising.length;
  // A hair more, for (1 − 0.9)·20/2 is 0.9999999999999998.
  const rank = Math.max(1, Math.floor(((1 - share) * (n + 1)) / 2 + 1e-9));
  const [low, high] = [rising[rank - 1], rising[n - rank]];
  if (n < 2 || low === undefined || high === undefined) return null;
  return { low, high, share: (n + 1 - 2 * rank) / (n + 1), n, method: nextRunMethod };
}
