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
    if (repeats.length === 0) continue;
    const logs = repeats.map((tokens) => Math.log(Math.max(1, tokens)));
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    squares += logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
    freedom += logs.length - 1;
  }
  return freedom > 0 ? Math.sqrt(squares / freedom) : null;
}
