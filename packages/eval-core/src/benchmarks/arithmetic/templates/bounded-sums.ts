import { atLevel, drawIn, drawMany, type Range } from '../draw.ts';
import { malformed, wholeNumberOf, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { listed, remainderQuestion } from '../wording.ts';

export interface BoundedSums {
  total: number;
  /** The least and the greatest value of each unknown, both allowed. */
  lows: readonly number[];
  highs: readonly number[];
}

const UNKNOWNS = [3, 3, 4, 4, 5, 6, 7, 8] as const;
const WIDTHS: [Range, ...Range[]] = [
  [5, 9],
  [8, 14],
  [6, 10],
  [8, 16],
  [8, 18],
  [8, 20],
  [8, 24],
  [10, 30],
];

/** Whole solutions of a sum with bounds on each unknown (stars and bars with bounds). */
export const boundedSums: ArithmeticTemplate<BoundedSums> = {
  name: 'bounded-sums',
  topic: 'counting',
  draw(rng, level) {
    const lows = drawMany(rng, atLevel<number>(UNKNOWNS, level), [0, 4]);
    const highs = lows.map((low) => low + drawIn(rng, atLevel(WIDTHS, level)));
    const [least, most] = [sumOf(lows), sumOf(highs)];
    // The middle third of the totals that are possible: its ends have few solutions.
    const third = Math.floor((most - least) / 3);
    return { total: drawIn(rng, [least + third, most - third]), lows, highs };
  },
  read(fields) {
    const bounds = { fewest: 1, longest: 12, least: 0, most: 100 };
    const lows = wholeNumbersOf(fields, 'lows', bounds);
    const highs = wholeNumbersOf(fields, 'highs', bounds);
    const total = wholeNumberOf(fields, 'total', { least: 0, most: 1200 });
    const isAbove = (high: number, index: number) => high >= (lows[index] ?? 0);
    if (highs.length === lows.length && highs.every(isAbove)) return { total, lows, highs };
    throw malformed(fields, 'highs', 'a list as long as "lows", none below its low');
  },
  question({ total, lows, highs }, modulus) {
    const names = lows.map((_, index) => `x${index + 1}`);
    const bounds = names.map((name, at) => `${lows[at] ?? 0} ≤ ${name} ≤ ${highs[at] ?? 0}`);
    return `Count the integer solutions of ${names.join(' + ')} = ${total} with ${listed(bounds)}. ${remainderQuestion('the number of solutions', modulus)}`;
  },
  /** Unknown by unknown: how many ways lead to each sum. */
  answer({ total, lows, highs }, modulus) {
    let ways = [1 % modulus];
    for (const [index, low] of lows.entries()) {
      const high = highs[index] ?? low;
      const next = Array.from({ length: total + 1 }, () => 0);
      for (const [sum, count] of ways.entries()) {
        for (let value = low; value <= high && sum + value <= total; value += 1) {
          next[sum + value] = ((next[sum + value] ?? 0) + count) % modulus;
        }
      }
      ways = next;
    }
    return ways[total] ?? 0;
  },
};

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
