import type { Note } from '../note.ts';
import { distanceBetween, orderText, type Cities, type TourConclusion } from './cities.ts';

/**
 * The shortest ways home: from a city through all of a set of others and on to city 0, at set · count + city.
 * City c has the bit c of a set.
 */
type WaysHome = Int32Array;

/**
 * The optimum by dynamic programming from the end (Bellman 1962): the shortest way home through a set begins
 * with a step to one of its cities and goes on with the shortest way home through the rest. n²·2ⁿ steps.
 */
export function shortestTour(cities: Cities, { note }: { note: Note }): TourConclusion {
  const count = cities.distances.length;
  note(
    `I work out, for each city and each set of cities still to visit, the shortest way home: ${2 ** (count - 1)} sets.`,
  );
  const ways = waysHome(cities);
  const tour = followWays(cities, ways, note);
  const distance = ways[everyOther(count) * count] ?? 0;
  note(`The order is ${orderText(tour)} and back, of length ${distance}; no other is shorter.`);
  return { tour, distance, basis: 'proved' };
}

function everyOther(count: number): number {
  return 2 ** count - 2;
}

function waysHome({ distances }: Cities): WaysHome {
  const count = distances.length;
  const flat = Int32Array.from(distances.flat());
  const ways = new Int32Array(2 ** count * count);
  // City 0 is never still to visit: odd sets are left out.
  for (let set = 0; set < 2 ** count; set += 2) {
    for (let city = 0; city < count; city += 1) {
      if ((set & (1 << city)) !== 0) continue;
      let least = set === 0 ? (flat[city * count] ?? 0) : 2 ** 31 - 1;
      for (let next = 1; next < count; next += 1) {
        const rest = set & ~(1 << next);
        if (rest === set) continue;
        const length = (flat[city * count + next] ?? 0) + (ways[rest * count + next] ?? 0);
        if (length < least) least = length;
      }
      ways[set * count + city] = least;
    }
  }
  return ways;
}

function followWays(cities: Cities, ways: WaysHome, note: Note): number[] {
  const count = cities.distances.length;
  const tour = [0];
  let here = 0;
  for (let set = everyOther(count); set !== 0; set &= ~(1 << here)) {
    const left = ways[set * count + here] ?? 0;
    const from = here;
    for (let next = 1; next < count; next += 1) {
      const rest = set & ~(1 << next);
      if (rest === set) continue;
      if (distanceBetween(cities, from, next) + (ways[rest * count + next] ?? 0) !== left) continue;
      here = next;
      break;
    }
    note(`From ${from} the shortest way home is ${left}, by ${here}.`);
    tour.push(here);
  }
  return tour;
}
