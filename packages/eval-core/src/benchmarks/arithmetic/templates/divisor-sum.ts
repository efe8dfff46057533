import { atLevel, drawMany, type Range } from '../draw.ts';
import { wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion } from '../wording.ts';

export interface DivisorSum {
  /** Of N, not necessarily prime. */
  factors: readonly number[];
}

interface Size {
  count: number;
  range: Range;
}

const SIZES: [Size, ...Size[]] = [
  { count: 2, range: [6, 24] },
  { count: 2, range: [12, 50] },
  { count: 3, range: [8, 26] },
  { count: 3, range: [10, 50] },
  { count: 3, range: [20, 90] },
  { count: 4, range: [10, 60] },
  { count: 4, range: [20, 99] },
  { count: 5, range: [20, 120] },
];

/** The sum of the divisors of a product. */
export const divisorSum: ArithmeticTemplate<DivisorSum> = {
  name: 'divisor-sum',
  topic: 'number-theory',
  draw(rng, level) {
    const { count, range } = atLevel(SIZES, level);
    return { factors: drawMany(rng, count, range) };
  },
  read: (fields) => ({
    factors: wholeNumbersOf(fields, 'factors', { fewest: 1, longest: 8, least: 2, most: 9999 }),
  }),
  question: ({ factors }, modulus) =>
    `Let N = ${factors.join(' · ')}. ${remainderQuestion('the sum of all positive divisors of N, with 1 and N among them,', modulus)}`,
  answer({ factors }, modulus) {
    let sum = 1 % modulus;
    for (const [prime, exponent] of factorize(factors)) {
      sum = (sum * geometricSum(prime, exponent, modulus)) % modulus;
    }
    return sum;
  },
};

/** The prime factors of the product, each with its exponent, by trial division. */
function factorize(factors: readonly number[]): Map<number, number> {
  const exponents = new Map<number, number>();
  for (const factor of factors) {
    let rest = factor;
    for (let prime = 2; rest > 1; prime += 1) {
      while (rest % prime === 0) {
        exponents.set(prime, (exponents.get(prime) ?? 0) + 1);
        rest /= prime;
      }
    }
  }
  return exponents;
}

/** 1 + p + … + p^exponent mod modulus. */
function geometricSum(prime: number, exponent: number, modulus: number): number {
  let sum = 1 % modulus;
  for (let step = 0; step < exponent; step += 1) sum = (sum * prime + 1) % modulus;
  return sum;
}
