import { atLevel, drawDifferent, drawIn, drawUntil, type Range } from '../draw.ts';
import { greatestCommonDivisor } from '../modular.ts';
import { wholeNumberOf, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { listed, remainderQuestion } from '../wording.ts';

export interface Multiples {
  limit: number;
  /** At least one of these divides the numbers that count, … */
  anyOf: readonly number[];
  /** … and none of these. */
  noneOf: readonly number[];
}

const ANY = [2, 2, 2, 3, 3, 3, 4, 4] as const;
const NONE = [1, 1, 2, 2, 2, 3, 3, 4] as const;
const LIMITS: [Range, ...Range[]] = [
  [80, 200],
  [150, 400],
  [400, 1000],
  [1000, 3000],
  [3000, 8000],
  [8000, 20_000],
  [20_000, 60_000],
  [60_000, 200_000],
];

/** How many numbers have one divisor of a list and none of another (inclusion and exclusion). */
export const multiples: ArithmeticTemplate<Multiples> = {
  name: 'multiples',
  topic: 'counting',
  draw(rng, level) {
    const any = atLevel<number>(ANY, level);
    const count = any + atLevel<number>(NONE, level);
    const divisors = drawUntil(() => drawDifferent(rng, count, [3, 16 + 2 * level]), isAntichain);
    const shuffled = rng.shuffle(divisors);
    return {
      limit: drawIn(rng, atLevel(LIMITS, level)),
      anyOf: shuffled.slice(0, any).sort((a, b) => a - b),
      noneOf: shuffled.slice(any).sort((a, b) => a - b),
    };
  },
  read(fields) {
    const bounds = { fewest: 1, longest: 6, least: 2, most: 1000 };
    return {
      limit: wholeNumberOf(fields, 'limit', { least: 1, most: 1_000_000_000 }),
      anyOf: wholeNumbersOf(fields, 'anyOf', bounds),
      noneOf: wholeNumbersOf(fields, 'noneOf', { ...bounds, fewest: 0 }),
    };
  },
  question({ limit, anyOf, noneOf }, modulus) {
    const exclusion =
      noneOf.length === 0 ? '' : ` and not divisible by ${listed(words(noneOf), 'or')}`;
    return `Count the integers from 1 to ${limit}, both included, that are divisible by at least one of ${listed(words(anyOf))}${exclusion}. ${remainderQuestion('this count', modulus)}`;
  },
  answer({ limit, anyOf, noneOf }, modulus) {
    const hasAny = countWithout(limit, noneOf) - countWithout(limit, [...anyOf, ...noneOf]);
    return hasAny % modulus;
  },
};

/** How many of 1 … limit no divisor divides: the alternating sum over the sets of divisors. */
function countWithout(limit: number, divisors: readonly number[], multiple = 1): number {
  if (multiple > limit) return 0;
  const [first, ...others] = divisors;
  if (first === undefined) return Math.floor(limit / multiple);
  const joint = (multiple / greatestCommonDivisor(multiple, first)) * first;
  return countWithout(limit, others, multiple) - countWithout(limit, others, joint);
}

/** No divisor divides another, or one of them would say nothing. */
function isAntichain(values: readonly number[]): boolean {
  return values.every((value) => values.every((other) => other === value || other % value !== 0));
}

function words(values: readonly number[]): string[] {
  return values.map(String);
}
