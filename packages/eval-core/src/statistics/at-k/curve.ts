import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import { newQuestionsInterval, type ItemTotal } from '../item-means.ts';
import { mean } from '../summary.ts';

/** Points for k = 1, 2, … at index k − 1; `n` counts the items that have at least k samples. */
export type CurveOverK = Estimate[];

/**
 * The mean over items of a value in 0…1 for each k, with the interval for new questions. Items with fewer than k
 * samples have no value at k and are left out there; `n` says how many are left.
 * @param valuesOf the values of one item, value at k at index k − 1, as far as its samples go
 */
export function curveOverK<Item extends { samples: number }>(
  items: readonly Item[],
  valuesOf: (item: Item) => ArrayLike<number>,
  level: number = USUAL_LEVEL,
): CurveOverK {
  const most = items.reduce((k, { samples }) => Math.max(k, samples), 0);
  const curves = items.map(valuesOf);
  return Array.from({ length: most }, (_, index) => {
    const values: number[] = [];
    // An item's value at k is what its samples, taken together, say once.
    const totals: ItemTotal[] = [];
    for (const [row, { samples }] of items.entries()) {
      const value = curves[row]?.[index];
      if (value === undefined || samples <= index) continue;
      values.push(value);
      totals.push({ samples, total: Math.min(samples, value * samples) });
    }
    return {
      value: mean(values),
      interval: newQuestionsInterval(totals, level),
      n: values.length,
    };
  });
}
