import { atLevel, drawIn, type Range } from '../draw.ts';
import { malformed, wholeNumberOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion } from '../wording.ts';

export interface DigitSums {
  limit: number;
  divisor: number;
  remainder: number;
}

/** Not 3 and 9: a number and its digit sum leave the same remainder there. */
const DIVISORS = [4, 5, 7, 8, 10, 11, 13] as const;
const LIMITS: [Range, ...Range[]] = [
  [60, 250],
  [250, 999],
  [1000, 4000],
  [4000, 20_000],
  [20_000, 200_000],
  [200_000, 5_000_000],
  [10_000_000, 999_999_999],
  [1_000_000_000, 999_999_999_999],
];

/** How many numbers have a digit sum in a class of remainders. */
export const digitSums: ArithmeticTemplate<DigitSums> = {
  name: 'digit-sums',
  topic: 'number-theory',
  draw(rng, level) {
    const divisor = rng.pick(DIVISORS);
    return {
      limit: drawLarge(rng, atLevel(LIMITS, level)),
      divisor,
      remainder: rng.int(0, divisor),
    };
  },
  read(fields) {
    const limit = wholeNumberOf(fields, 'limit', { least: 10, most: 1_000_000_000_000 });
    const divisor = wholeNumberOf(fields, 'divisor', { least: 2, most: 100 });
    const remainder = wholeNumberOf(fields, 'remainder', { least: 0, most: 99 });
    if (remainder < divisor) return { limit, divisor, remainder };
    throw malformed(fields, 'remainder', 'below "divisor"');
  },
  question: ({ limit, divisor, remainder }, modulus) =>
    `Count the integers from 1 to ${limit}, both included, whose sum of decimal digits leaves remainder ${remainder} on division by ${divisor}. ${remainderQuestion('this count', modulus)}`,
  answer: (parameters, modulus) => count(parameters) % modulus,
};

/** Digit by digit from the left: how many shorter prefixes have each remainder, beside the limit's own. */
function count({ limit, divisor, remainder }: DigitSums): number {
  let below = Array.from({ length: divisor }, () => 0);
  let own = 0;
  for (const digit of Array.from(String(limit), Number)) {
    const next = Array.from({ length: divisor }, () => 0);
    for (const [sum, prefixes] of below.entries()) addDigits(next, sum, prefixes, 10);
    addDigits(next, own, 1, digit);
    own = (own + digit) % divisor;
    below = next;
  }
  const zero = remainder === 0 ? 1 : 0;
  return (below[remainder] ?? 0) + (own === remainder ? 1 : 0) - zero;
}

/** Appends each digit below `digits` to the prefixes with that sum. */
function addDigits(sums: number[], sum: number, prefixes: number, digits: number): void {
  for (let digit = 0; digit < digits; digit += 1) {
    const place = (sum + digit) % sums.length;
    sums[place] = (sums[place] ?? 0) + prefixes;
  }
}

/** A generator draws from at most 2^32 numbers at once, so a larger range is drawn in steps of a thousand. */
function drawLarge(rng: Parameters<typeof drawIn>[0], [least, most]: Range): number {
  if (most - least < 1_000_000_000) return drawIn(rng, [least, most]);
  return 1000 * drawIn(rng, [least / 1000, Math.floor(most / 1000) - 1]) + rng.int(0, 1000);
}
