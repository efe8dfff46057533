import type { Rng } from '../../../random.ts';
import { atLevel, drawDifferent, drawUntil, type Range } from '../draw.ts';
import { greatestCommonDivisor, residueOf } from '../modular.ts';
import { malformed, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { listed, remainderQuestion } from '../wording.ts';

export interface Congruences {
  /** Pairwise coprime. */
  divisors: readonly number[];
  /** One for each divisor, below it. */
  remainders: readonly number[];
}

interface Size {
  count: number;
  range: Range;
}

const SIZES: [Size, ...Size[]] = [
  { count: 2, range: [5, 13] },
  { count: 2, range: [9, 20] },
  { count: 2, range: [15, 40] },
  { count: 3, range: [7, 17] },
  { count: 3, range: [11, 30] },
  { count: 4, range: [7, 25] },
  { count: 4, range: [12, 50] },
  { count: 5, range: [12, 60] },
];

/** The least number with given remainders (Chinese remainder theorem). */
export const crt: ArithmeticTemplate<Congruences> = {
  name: 'crt',
  topic: 'number-theory',
  draw(rng, level) {
    const divisors = drawCoprime(rng, atLevel(SIZES, level));
    return { divisors, remainders: divisors.map((divisor) => rng.int(1, divisor)) };
  },
  read(fields) {
    const bounds = { fewest: 1, longest: 6, most: 200 };
    const divisors = wholeNumbersOf(fields, 'divisors', { ...bounds, least: 2 });
    const remainders = wholeNumbersOf(fields, 'remainders', { ...bounds, least: 0 });
    if (!arePairwiseCoprime(divisors)) throw malformed(fields, 'divisors', 'pairwise coprime');
    const isBelow = (remainder: number, index: number) => remainder < (divisors[index] ?? 0);
    if (remainders.length === divisors.length && remainders.every(isBelow)) {
      return { divisors, remainders };
    }
    throw malformed(fields, 'remainders', 'a list as long as "divisors", each below its divisor');
  },
  question({ divisors, remainders }, modulus) {
    const conditions = divisors.map(
      (divisor, index) => `remainder ${remainders[index] ?? 0} on division by ${divisor}`,
    );
    return `Let N be the smallest positive integer that leaves ${listed(conditions)}. ${remainderQuestion('N', modulus)}`;
  },
  answer: (parameters, modulus) => residueOf(leastSolution(parameters), modulus),
};

/** Joins the congruences one after another: adds multiples of the product so far, at most a divisor's worth. */
function leastSolution({ divisors, remainders }: Congruences): bigint {
  let solution = 0n;
  let product = 1n;
  for (const [index, small] of divisors.entries()) {
    const divisor = BigInt(small);
    const remainder = BigInt(remainders[index] ?? 0);
    while (solution % divisor !== remainder) solution += product;
    product *= divisor;
  }
  return solution === 0n ? product : solution;
}

function drawCoprime(rng: Rng, { count, range }: Size): number[] {
  return drawUntil(() => drawDifferent(rng, count, range), arePairwiseCoprime);
}

function arePairwiseCoprime(values: readonly number[]): boolean {
  return values.every((value, index) =>
    values.slice(index + 1).every((other) => greatestCommonDivisor(value, other) === 1),
  );
}
