import type { Rng } from '../../random.ts';

/** Cities numbered from 0 and the distance of every two, as a solver read them from a prompt. */
export interface Cities {
  /** Symmetric; a city is at distance 0 from itself. */
  distances: readonly (readonly number[])[];
}

/** What a TSP solver says in the end, and on what ground it says so. */
export interface TourConclusion {
  /** Every city once; the way back from the last to the first is left out. */
  tour: readonly number[];
  /** What the solver takes for its length; null: it has not looked. Slips can make it false. */
  distance: number | null;
  basis: 'proved' | 'found' | 'guessed';
}

/** The distance of two cities as the solver sees it at that moment. */
export type ReadDistance = (from: number, to: number) => number;

export function distanceBetween({ distances }: Cities, from: number, to: number): number {
  const distance = distances[from]?.[to];
  if (distance !== undefined) return distance;
  throw new RangeError(`There is no distance between cities ${from} and ${to}.`);
}

/** A reader that, with the chance of a slip, sees the distance to some other city instead. */
export function slippingReader(
  cities: Cities,
  { rng, slipFraction }: { rng: Rng; slipFraction: number },
): ReadDistance {
  const count = cities.distances.length;
  return (from, to) => {
    if (!rng.chance(slipFraction)) return distanceBetween(cities, from, to);
    const other = rng.int(0, count - 1);
    return distanceBetween(cities, from, other < from ? other : other + 1);
  };
}

/** The length of the round trip as the reader sees it. */
export function tripLength(tour: readonly number[], read: ReadDistance): number {
  return tour.reduce(
    (sum, city, place) => sum + read(city, tour[(place + 1) % tour.length] ?? city),
    0,
  );
}

/** "0, 3, 1": the order of a tour in a note. */
export function orderText(tour: readonly number[]): string {
  return tour.join(', ');
}
