import { USUAL_LEVEL, type Estimate, type Interval } from '../interval.ts';
import { meanOfItemMeans, newQuestionsInterval, type ItemTotal } from '../item-means.ts';
import { percentText } from '../percent-text.ts';
import { hasVerdict, itemOutcomes, type SampleMatrix } from '../sample-matrix.ts';
import { attributeNames, slicesOf } from './slices.ts';

export interface SliceDifference {
  /** Second − first; `n` counts the items of both. */
  difference: Estimate;
  firstItems: number;
  secondItems: number;
}

export interface SimpsonCheck {
  /** Second − first over the items of each that have the attribute. */
  overall: Estimate;
  /**
   * Second − first if both had the same mix of values: the slices' differences, weighted by the items of both together.
   * Of the slices that both have.
   */
  standardised: Estimate;
  slices: Record<string, SliceDifference>;
  /** Values that only one of the two has: no mix can make up for them. */
  onlyInOne: string[];
  /** Every slice goes against the whole: Simpson's paradox. */
  isReversed: boolean;
  /** The standardised difference has the other sign than the overall one, or is 0 where that is not. */
  changesSign: boolean;
  /** For people; null where the mix does not turn the picture. */
  warning: string | null;
}

export interface SimpsonOptions {
  level?: number;
  /** An attribute with more values in either run is not checked. */
  mostValues?: number;
}

export const standardisedMethod = 'mover-wilson-clustered-t';

/**
 * Whether a difference between two runs comes from their mix of items: for every attribute that both have and whose
 * values are mixed differently in the two. With the same mix no weight can turn the sign, and the attribute is not in the
 * result; without a verdict on both sides none is. Missing and unscorable cells are not correct, as in the headline accuracy.
 *
 * Differences of Σ w_g (b_g − a_g) have the interval of the method of variance estimates recovery, from each slice's
 * interval for new questions: Zou & Donner, Statistics in Medicine 27 (2008) 1693. It takes the runs as independent,
 * which is the cautious side where they share items. null where a slice has one item in either run.
 * @throws RangeError for a level outside 0…1.
 */
export function simpsonChecks(
  first: SampleMatrix,
  second: SampleMatrix,
  { level = USUAL_LEVEL, mostValues = 50 }: SimpsonOptions = {},
): Record<string, SimpsonCheck> {
  if (!hasVerdict(first) || !hasVerdict(second)) return {};
  const ofSecond = new Set(attributeNames(second));
  const checks = attributeNames(first).flatMap((name): [string, SimpsonCheck][] => {
    if (!ofSecond.has(name)) return [];
    const [a, b] = [sliceTotals(first, name), sliceTotals(second, name)];
    if (Math.max(a.size, b.size) > mostValues || haveSameMix(a, b)) return [];
    return [[name, simpsonCheck(a, b, level)]];
  });
  return Object.fromEntries(checks);
}

type SliceTotals = ReadonlyMap<string, ItemTotal[]>;

function sliceTotals(matrix: SampleMatrix, name: string): SliceTotals {
  const outcomes = itemOutcomes(matrix);
  return new Map(
    slicesOf(matrix, name).map(({ value, rows }) => [
      value,
      rows.map((row) => ({ samples: matrix.repeats, total: outcomes[row]?.correct ?? 0 })),
    ]),
  );
}

function haveSameMix(first: SliceTotals, second: SliceTotals): boolean {
  const [a, b] = [itemsOf(first), itemsOf(second)];
  const values = new Set([...first.keys(), ...second.keys()]);
  return [...values].every(
    (value) => (first.get(value)?.length ?? 0) * b === (second.get(value)?.length ?? 0) * a,
  );
}

function itemsOf(slices: SliceTotals): number {
  return [...slices.values()].reduce((sum, totals) => sum + totals.length, 0);
}

interface SharedSlice {
  value: string;
  first: readonly ItemTotal[];
  second: readonly ItemTotal[];
}

function simpsonCheck(first: SliceTotals, second: SliceTotals, level: number): SimpsonCheck {
  const shared = [...first].flatMap(([value, ofFirst]): SharedSlice[] => {
    const ofSecond = second.get(value);
    return ofSecond === undefined ? [] : [{ value, first: ofFirst, second: ofSecond }];
  });
  const whole = {
    value: '',
    first: [...first.values()].flat(),
    second: [...second.values()].flat(),
  };
  const overall = weightedDifference([whole], level);
  const standardised = weightedDifference(shared, level);
  const slices = shared.map((slice): [string, SliceDifference] => [
    slice.value,
    {
      difference: weightedDifference([slice], level),
      firstItems: slice.first.length,
      secondItems: slice.second.length,
    },
  ]);
  const sign = Math.sign(overall.value ?? 0);
  const isReversed =
    sign !== 0 &&
    slices.length > 0 &&
    slices.every(([, { difference }]) => Math.sign(difference.value ?? 0) === -sign);
  const changesSign =
    sign !== 0 && standardised.value !== null && Math.sign(standardised.value) !== sign;
  return {
    overall,
    standardised,
    slices: Object.fromEntries(slices),
    onlyInOne: [
      ...[...first.keys()].filter((value) => !second.has(value)),
      ...[...second.keys()].filter((value) => !first.has(value)),
    ],
    isReversed,
    changesSign,
    warning: warningOf({ overall, standardised, isReversed, changesSign }),
  };
}

/** Σ w_g (second_g − first_g), the weights being the items of both together. */
function weightedDifference(slices: readonly SharedSlice[], level: number): Estimate {
  const items = slices.map(({ first, second }) => first.length + second.length);
  const n = items.reduce((sum, count) => sum + count, 0);
  let value = 0;
  let below: number | null = 0;
  let above: number | null = 0;
  for (const [index, { first, second }] of slices.entries()) {
    const weight = (items[index] ?? 0) / n;
    const a = meanOfItemMeans(first);
    const b = meanOfItemMeans(second);
    if (a === null || b === null) return { value: null, interval: null, n };
    value += weight * (b - a);
    const [ofA, ofB] = [newQuestionsInterval(first, level), newQuestionsInterval(second, level)];
    if (ofA === null || ofB === null || below === null || above === null) {
      below = above = null;
      continue;
    }
    below += weight ** 2 * ((b - ofB.low) ** 2 + (ofA.high - a) ** 2);
    above += weight ** 2 * ((ofB.high - b) ** 2 + (a - ofA.low) ** 2);
  }
  if (n === 0) return { value: null, interval: null, n };
  const interval: Interval | null =
    below === null || above === null
      ? null
      : {
          low: Math.max(-1, value - Math.sqrt(below)),
          high: Math.min(1, value + Math.sqrt(above)),
          level,
          method: standardisedMethod,
        };
  return { value, interval, n };
}

function warningOf({
  overall,
  standardised,
  isReversed,
  changesSign,
}: Pick<SimpsonCheck, 'overall' | 'standardised' | 'isReversed' | 'changesSign'>): string | null {
  if (!isReversed && !changesSign) return null;
  const points = (estimate: Estimate) => `${percentText(estimate.value ?? 0)} points`;
  const every = isReversed ? ' and every single value says the opposite' : '';
  return (
    `Over all items the second differs by ${points(overall)}, with the same mix of items by ${points(standardised)}` +
    `${every}: the two runs were asked different items.`
  );
}
