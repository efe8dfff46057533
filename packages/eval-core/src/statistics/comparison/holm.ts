/**
 * Adjusted p values of Holm's step-down procedure (Scandinavian Journal of Statistics 6, 1979): the smallest of n
 * is multiplied by n, the next by n − 1, …, none below the one before it, none above 1. Rejecting those at most α
 * keeps the chance of any false rejection at most α, however the tests depend on each other. `null` is a comparison
 * that could not be tested: it stays null and does not count.
 * @throws RangeError for a p outside 0…1.
 */
export function holmAdjusted(pValues: readonly (number | null)[]): (number | null)[] {
  const wrong = pValues.find((p) => p !== null && !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no p value: give a number in 0…1.`);
  const tested = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }]));
  tested.sort((left, right) => left.p - right.p);
  const adjusted = pValues.map((): number | null => null);
  let floor = 0;
  for (const [rank, { p, index }] of tested.entries()) {
    floor = Math.max(floor, Math.min(1, p * (tested.length - rank)));
    adjusted[index] = floor;
  }
  return adjusted;
}
