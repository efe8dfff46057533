import type { DistanceMatrix } from './problem.ts';

export interface TspSolution {
  /** The length of a shortest tour. */
  optimum: number;
  /** One of them: every city once, from city 0 on; the way back from the last is left out. */
  tour: number[];
  /** How many shortest tours there are, rotations and reversals of one counted once. */
  optimalTours: number;
}

/**
 * The lengths of the shortest paths from city 0 through a set of other cities that end at one of them. City c
 * is `other` c - 1 and has that bit of a set; the entry of a set and a last other stands at set · others + last.
 */
interface PathTable {
  others: number;
  shortest: Int32Array;
  /** The distance of two others a and b at a · others + b. */
  between: Int32Array;
  /** Of each other to city 0. */
  home: Int32Array;
}

/**
 * Shortest tours by dynamic programming over sets of cities (Held & Karp 1962; Bellman 1962): n²·2ⁿ steps,
 * 10 ms at 15 cities. Takes at least 3 cities.
 */
export function solveTsp(matrix: DistanceMatrix): TspSolution {
  const others = matrix.length - 1;
  const table: PathTable = {
    others,
    shortest: new Int32Array(2 ** others * others),
    between: Int32Array.from(matrix.slice(1).flatMap((row) => row.slice(1))),
    home: Int32Array.from((matrix[0] ?? []).slice(1)),
  };
  fillTable(table);
  return closeTours(table);
}

/** Every path is a shorter one and a step more, and the sets it comes from are smaller numbers. */
function fillTable({ others, shortest, between, home }: PathTable): void {
  const members = new Int32Array(others);
  for (let set = 1; set < 2 ** others; set += 1) {
    const size = listMembers(set, members);
    for (let place = 0; place < size; place += 1) {
      const last = members[place] ?? 0;
      const rest = (set ^ (1 << last)) * others;
      const row = last * others;
      let least = size === 1 ? (home[last] ?? 0) : LONGER_THAN_ALL;
      for (let other = 0; other < size; other += 1) {
        const city = members[other] ?? 0;
        if (city === last) continue;
        const length = (shortest[rest + city] ?? 0) + (between[row + city] ?? 0);
        if (length < least) least = length;
      }
      shortest[set * others + last] = least;
    }
  }
}

/** Writes the members of a set to the beginning of the list and returns how many there are. */
function listMembers(set: number, members: Int32Array): number {
  let size = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) {
    members[size] = 31 - Math.clz32(rest & -rest);
    size += 1;
  }
  return size;
}

const LONGER_THAN_ALL = 2 ** 31 - 1;

function membersOf(set: number): number[] {
  const members = new Int32Array(32);
  return Array.from(members.subarray(0, listMembers(set, members)));
}

function closeTours(table: PathTable): TspSolution {
  const { others, shortest, home } = table;
  const all = 2 ** others - 1;
  const lengths = Array.from(home, (back, last) => (shortest[all * others + last] ?? 0) + back);
  const optimum = Math.min(...lengths);
  const ends = membersOf(all).filter((last) => lengths[last] === optimum);
  const counted = new Map<number, number>();
  const paths = ends.reduce((sum, last) => sum + countPaths(table, counted, { set: all, last }), 0);
  // A tour and its reversal are two paths.
  return { optimum, tour: walkBack(table, ends[0] ?? 0), optimalTours: paths / 2 };
}

interface PathEnd {
  set: number;
  last: number;
}

/** How many paths are as short as the shortest with that end; at most 14!, which a number holds exactly. */
function countPaths(table: PathTable, counted: Map<number, number>, end: PathEnd): number {
  const rest = end.set ^ (1 << end.last);
  if (rest === 0) return 1;
  const entry = end.set * table.others + end.last;
  const known = counted.get(entry);
  if (known !== undefined) return known;
  const count = citiesBefore(table, end).reduce(
    (sum, last) => sum + countPaths(table, counted, { set: rest, last }),
    0,
  );
  counted.set(entry, count);
  return count;
}

/** The cities that stand before the last one on shortest paths with that end. */
function citiesBefore({ others, shortest, between }: PathTable, { set, last }: PathEnd): number[] {
  const rest = set ^ (1 << last);
  const length = shortest[set * others + last];
  return membersOf(rest).filter(
    (city) =>
      (shortest[rest * others + city] ?? 0) + (between[last * others + city] ?? 0) === length,
  );
}

/** City 0 and a shortest path through all the others to that last one. */
function walkBack(table: PathTable, end: number): number[] {
  const backwards: number[] = [];
  let set = 2 ** table.others - 1;
  for (let last: number | undefined = end; last !== undefined;) {
    backwards.push(last + 1);
    const [before] = citiesBefore(table, { set, last });
    set ^= 1 << last;
    last = before;
  }
  return [0, ...backwards.reverse()];
}
