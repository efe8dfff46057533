import { USUAL_LEVEL, type Estimate } from '../interval.ts';
import { meanOfItemMeans, newQuestionsInterval } from '../item-means.ts';
import { itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { FEWEST_SLICES_TO_SHRINK, shrunkSlices } from './shrinkage.ts';
import { attributeNames, slicesOf, type Slice } from './slices.ts';

/** Accuracy of the items with one value of an attribute; `n` counts items. */
export interface SliceFigures extends Estimate {
  items: number;
  /** Cells with a verdict. */
  samples: number;
  /** The slice moved towards the others, as shrinkage.ts has it: offered beside the value, never instead of it. */
  shrunk: Estimate;
  /** Fewer items than asked for: the value stays, and says little. */
  isSmall: boolean;
}

export interface Breakdown {
  /** By the attribute's value as text. */
  slices: Record<string, SliceFigures>;
  /** Items that do not have the attribute, in no slice. */
  itemsWithout: number;
  /** What to think of when several slices are looked at; null for one. */
  note: string | null;
}

export interface Breakdowns {
  byAttribute: Record<string, Breakdown>;
  /** Attributes with too many values to be a breakdown, such as a title, in the order they come. */
  leftOut: string[];
}

export interface BreakdownOptions {
  level?: number;
  /** A slice with fewer items is small. */
  minimumItems?: number;
  /** An attribute with more values is left out. */
  mostValues?: number;
}

/**
 * Accuracy by every attribute of the items: the mean over a slice's items × repeats, where missing and unscorable cells
 * are not correct, with the interval for new questions of that slice. A slice without a verdict has neither an interval nor
 * a part in the shrinking: nothing was measured. An attribute with one value is the whole, and stays.
 * @throws RangeError for a level outside 0…1.
 */
export function breakdowns(
  matrix: SampleMatrix,
  { level = USUAL_LEVEL, minimumItems = 5, mostValues = 50 }: BreakdownOptions = {},
): Breakdowns {
  const byAttribute: [string, Breakdown][] = [];
  const leftOut: string[] = [];
  for (const name of attributeNames(matrix)) {
    const slices = slicesOf(matrix, name);
    if (slices.length > mostValues) leftOut.push(name);
    else byAttribute.push([name, breakdownOf(matrix, slices, { level, minimumItems })]);
  }
  // Object.fromEntries: an attribute may be called __proto__.
  return { byAttribute: Object.fromEntries(byAttribute), leftOut };
}

function breakdownOf(
  matrix: SampleMatrix,
  slices: readonly Slice[],
  { level, minimumItems }: { level: number; minimumItems: number },
): Breakdown {
  const outcomes = itemOutcomes(matrix);
  const ofSlices = slices.map(({ value, rows }) => {
    const counts = rows.flatMap((row) => outcomes[row] ?? []);
    return {
      value,
      samples: counts.reduce((sum, { missing }) => sum + matrix.repeats - missing, 0),
      totals: counts.map(({ correct }) => ({ samples: matrix.repeats, total: correct })),
    };
  });
  const measured = ofSlices.filter(({ samples }) => samples > 0);
  const shrunk = shrunkSlices(
    measured.map(({ totals }) => totals.map(({ samples, total }) => total / samples)),
    level,
  );
  const shrunkOf = new Map(measured.map(({ value }, index) => [value, shrunk[index]]));
  const figures = ofSlices.map(({ value, samples, totals }): [string, SliceFigures] => [
    value,
    {
      value: samples === 0 ? null : meanOfItemMeans(totals),
      interval: samples === 0 ? null : newQuestionsInterval(totals, level),
      n: totals.length,
      items: totals.length,
      samples,
      shrunk: shrunkOf.get(value) ?? { value: null, interval: null, n: totals.length },
      isSmall: totals.length < minimumItems,
    },
  ]);
  const items = ofSlices.reduce((sum, { totals }) => sum + totals.length, 0);
  return {
    slices: Object.fromEntries(figures),
    itemsWithout: matrix.items.length - items,
    note: noteOn(slices.length, level),
  };
}

function noteOn(slices: number, level: number): string | null {
  if (slices < 2) return null;
  const missed = (slices * (1 - level)).toFixed(1);
  const shrinking =
    slices < FEWEST_SLICES_TO_SHRINK
      ? ` Fewer than ${FEWEST_SLICES_TO_SHRINK} slices are not shrunk.`
      : '';
  return (
    `${slices} slices are shown: about ${missed} of their intervals miss the truth by chance alone, and the ` +
    `best and the worst slice look more extreme than they are.${shrinking}`
  );
}
