import type { Rng } from '../../random.ts';
import type { Note } from '../note.ts';
import {
  orderText,
  slippingReader,
  tripLength,
  type Cities,
  type ReadDistance,
  type TourConclusion,
} from './cities.ts';

export interface LocalSearchOptions {
  /** How many tours are begun; the first from city 0, the others from cities at random. */
  starts: number;
  /** Most reversals made on one of them. */
  movesPerStart: number;
  /** Chance, each time a distance is read, that it is that to another city. */
  slipFraction: number;
  rng: Rng;
  note: Note;
}

/**
 * Local search: a tour by the nearest neighbour, then reversals of a stretch of it that make it shorter (2-opt,
 * Croes 1958), from several starts; the shortest it has seen. It can never prove that none is shorter.
 */
export function localSearch(cities: Cities, options: LocalSearchOptions): TourConclusion {
  const { starts, rng, note } = options;
  const read = slippingReader(cities, options);
  let best: { tour: number[]; distance: number } | null = null;
  for (let start = 0; start < starts; start += 1) {
    const first = start === 0 ? 0 : rng.int(0, cities.distances.length);
    const tour = nearestNeighbourTour(cities, first, read);
    note(`Nearest neighbours from ${first}: ${orderText(tour)}.`);
    shorten(tour, read, options);
    const distance = tripLength(tour, read);
    note(`No better reversal; the length is ${distance}.`);
    if (best === null || distance < best.distance) best = { tour, distance };
  }
  const { tour, distance } = best ?? { tour: [...cities.distances.keys()], distance: null };
  return { tour, distance, basis: 'found' };
}

function nearestNeighbourTour({ distances }: Cities, first: number, read: ReadDistance): number[] {
  const tour = [first];
  const unvisited = new Set(distances.keys());
  unvisited.delete(first);
  for (let here = first; unvisited.size > 0;) {
    const [nearest] = [...unvisited]
      .map((city) => ({ city, distance: read(here, city) }))
      .sort((a, b) => a.distance - b.distance);
    if (nearest === undefined) break;
    here = nearest.city;
    unvisited.delete(here);
    tour.push(here);
  }
  return tour;
}

function shorten(
  tour: number[],
  read: ReadDistance,
  { movesPerStart, note }: LocalSearchOptions,
): void {
  for (let moves = 0; moves < movesPerStart; moves += 1) {
    const move = findReversal(tour, read);
    if (move === null) return;
    const stretch = tour.slice(move.from, move.to + 1).reverse();
    tour.splice(move.from, stretch.length, ...stretch);
    note(`Turn the stretch ${orderText(stretch)} round: ${move.saved} shorter.`);
  }
}

/** The first stretch, never with the tour's first city, whose reversal saves something. */
function findReversal(
  tour: readonly number[],
  read: ReadDistance,
): { from: number; to: number; saved: number } | null {
  const at = (place: number): number => tour[place % tour.length] ?? 0;
  for (let from = 1; from < tour.length - 1; from += 1) {
    for (let to = from + 1; to < tour.length; to += 1) {
      const before = read(at(from - 1), at(from)) + read(at(to), at(to + 1));
      const saved = before - read(at(from - 1), at(to)) - read(at(from), at(to + 1));
      if (saved > 0) return { from, to, saved };
    }
  }
  return null;
}
