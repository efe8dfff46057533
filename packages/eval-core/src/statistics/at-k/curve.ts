import { newItemsInterval, newItemsIntervalMethod } from '../item-means.ts';
import { mean } from '../summary.ts';

/** An interval with what it claims, as everything that is printed has one. */
export interface NamedInterval {
  low: number;
  high: number;
  /** 0.95: it covers the truth that often. */
  level: number;
  method: string;
}

/** A point of a curve over k; all fractions. */
export interface CurvePoint {
  /** Mean over the items; null: no item has as many samples. */
  value: number | null;
  /** For new questions like these; null: fewer than two items. */
  interval: NamedInterval | null;
  /** Items that have at least k samples: the n of both. */
  n: number;
}

/** Points for k = 1, 2, … at index k − 1. */
export type CurveOverK = CurvePoint[];

/**
 * The mean over items of a value in 0…1 for each k, with the interval for new questions. Items with fewer than k
 * samples have no value at k and are left out there; `n` says how many are left.
 * @param valuesOf the values of one item, value at k at index k − 1, as far as its samples go
 */
export function curveOverK<Item extends { samples: number }>(
  items: readonly Item[],
  valuesOf: (item: Item) => ArrayLike<number>,
): CurveOverK {
  const most = items.reduce((k, { samples }) => Math.max(k, samples), 0);
  const curves = items.map(valuesOf);
  return Array.from({ length: most }, (_, index) => {
    const asked = items.flatMap((item, row) => {
      const value = curves[row]?.[index];
      return value === undefined || item.samples <= index ? [] : [{ item, value }];
    });
    // An item's value at k is what its samples, taken together, say once.
    const totals = asked.map(({ item, value }) => ({
      samples: item.samples,
      total: Math.min(item.samples, value * item.samples),
    }));
    return {
      value: mean(asked.map(({ value }) => value)),
      interval: namedInterval(newItemsInterval(totals)),
      n: asked.length,
    };
  });
}

function namedInterval(interval: ReturnType<typeof newItemsInterval>): NamedInterval | null {
  if (interval === null) return null;
  const { lowFraction: low, highFraction: high, level } = interval;
  return { low, high, level, method: newItemsIntervalMethod };
}
