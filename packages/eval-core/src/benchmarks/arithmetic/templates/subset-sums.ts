import { atLevel, drawDifferent, drawIn } from '../draw.ts';
import { malformed, wholeNumberOf, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion } from '../wording.ts';

export interface SubsetSums {
  /** Different from each other. */
  numbers: readonly number[];
  divisor: number;
  remainder: number;
}

const SIZES = [6, 7, 8, 9, 10, 12, 14, 16] as const;

/** How many subsets have a sum in a class of remainders. */
export const subsetSums: ArithmeticTemplate<SubsetSums> = {
  name: 'subset-sums',
  topic: 'counting',
  draw(rng, level) {
    const divisor = drawIn(rng, [3, 5 + level]);
    return {
      numbers: drawDifferent(rng, atLevel<number>(SIZES, level), [1, 30 + 5 * level]),
      divisor,
      remainder: rng.int(0, divisor),
    };
  },
  read(fields) {
    const bounds = { fewest: 1, longest: 60, least: 1, most: 100_000 };
    const numbers = wholeNumbersOf(fields, 'numbers', bounds);
    const divisor = wholeNumberOf(fields, 'divisor', { least: 2, most: 1000 });
    const remainder = wholeNumberOf(fields, 'remainder', { least: 0, most: 999 });
    if (new Set(numbers).size !== numbers.length) {
      throw malformed(fields, 'numbers', 'a list of different numbers');
    }
    if (remainder < divisor) return { numbers, divisor, remainder };
    throw malformed(fields, 'remainder', 'below "divisor"');
  },
  question: ({ numbers, divisor, remainder }, modulus) =>
    `Let S = {${numbers.join(', ')}}. Count the nonempty subsets of S whose sum leaves remainder ${remainder} on division by ${divisor}. ${remainderQuestion('this count', modulus)}`,
  /** Number by number: how many subsets have each remainder. */
  answer({ numbers, divisor, remainder }, modulus) {
    let counts = Array.from({ length: divisor }, (_, sum) => (sum === 0 ? 1 % modulus : 0));
    for (const number of numbers) {
      const shifted = (sum: number): number =>
        counts[(((sum - number) % divisor) + divisor) % divisor] ?? 0;
      counts = counts.map((count, sum) => (count + shifted(sum)) % modulus);
    }
    const empty = remainder === 0 ? 1 : 0;
    return ((counts[remainder] ?? 0) - empty + modulus) % modulus;
  },
};
