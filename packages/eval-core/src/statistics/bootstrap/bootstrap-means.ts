import type { Rng } from '../../random.ts';
import { drawBinomial } from './draw-binomial.ts';

/** Items sorted into classes of equal value. */
export interface ValueClasses {
  /** The values that occur, each once. */
  values: Float64Array;
  /** How many items have each. */
  counts: ArrayLike<number>;
}

/** The classes of a list of values, in rising order of value. */
export function valueClasses(items: ArrayLike<number>): ValueClasses {
  const sorted = Float64Array.from(items).sort();
  const values: number[] = [];
  const counts: number[] = [];
  for (const value of sorted) {
    if (values.length === 0 || values.at(-1) !== value) {
      values.push(value);
      counts.push(0);
    }
    counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
  }
  return { values: Float64Array.from(values), counts };
}

/**
 * Means of resamples of n items, drawn from n items with replacement: Efron's bootstrap of a mean. Which item of a
 * class is drawn changes nothing, so what is drawn is how many fall into each class: multinomial, one binomial a
 * class given what is left. The law is exactly that of drawing items, at the cost of the classes: 6 draws instead of
 * 4,428 for questions with 5 samples each. Items are drawn one by one where they are fewer than five a class.
 * @returns one mean for each resample, in the unit of the values
 * @throws RangeError without items.
 */
export function bootstrapMeans(
  { values, counts }: ValueClasses,
  resamples: number,
  rng: Rng,
): Float64Array {
  const sizes = Float64Array.from(counts);
  const items = sizes.reduce((sum, size) => sum + size, 0);
  if (items === 0) throw new RangeError('There are no items to resample: give at least one.');
  const drawMean =
    items < DRAWS_PER_BINOMIAL * sizes.length
      ? meanOfDrawnItems(values, sizes, rng)
      : meanOfDrawnClasses(values, sizes, rng);
  return Float64Array.from({ length: resamples }, drawMean);
}

/** What one binomial costs, in draws of a single item. */
const DRAWS_PER_BINOMIAL = 5;

function meanOfDrawnClasses(values: Float64Array, sizes: Float64Array, rng: Rng): () => number {
  const items = sizes.reduce((sum, size) => sum + size, 0);
  const shares = sharesOfTheRest(sizes);
  const last = sizes.length - 1;
  return () => {
    let left = items;
    let total = 0;
    for (let index = 0; index < last && left > 0; index += 1) {
      const drawn = drawBinomial(rng, left, shares[index] ?? 0);
      total += drawn * (values[index] ?? 0);
      left -= drawn;
    }
    return (total + left * (values[last] ?? 0)) / items;
  };
}

/** Where nearly every item is a class of its own there is nothing to save. */
function meanOfDrawnItems(values: Float64Array, sizes: Float64Array, rng: Rng): () => number {
  const items = Float64Array.from(
    [...sizes].flatMap((size, index) => new Array<number>(size).fill(values[index] ?? 0)),
  );
  const addDrawn = (sum: number) => sum + (items[rng.int(0, items.length)] ?? 0);
  return () => items.reduce(addDrawn, 0) / items.length;
}

/** The size of each class as a share of it and all that follow. */
function sharesOfTheRest(sizes: Float64Array): Float64Array {
  const shares = new Float64Array(sizes.length);
  let rest = 0;
  for (let index = sizes.length - 1; index >= 0; index -= 1) {
    const size = sizes[index] ?? 0;
    rest += size;
    shares[index] = rest === 0 ? 0 : size / rest;
  }
  return shares;
}
