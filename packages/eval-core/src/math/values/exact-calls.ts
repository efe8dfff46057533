import type { Rational } from '../expression.ts';
import { absolute, floorOf, gcd, integer, isInteger, negate } from '../rational.ts';
import { spend, type Effort } from './effort.ts';
import {
  binomial,
  doubleFactorial,
  factorial,
  leastCommonMultiple,
  modulo,
  type Bounded,
} from './exact-functions.ts';

type ExactResult = Rational | null | 'too-large';

const OF_INTEGERS: Record<string, (arguments_: readonly bigint[]) => Bounded | null> = {
  factorial: ([n]) => (n === undefined || n < 0n ? null : factorial(n)),
  'double-factorial': ([n]) => (n === undefined || n < 0n ? null : doubleFactorial(n)),
  binomial: ([n, k]) => (n === undefined || k === undefined || n < 0n ? null : binomial(n, k)),
  mod: ([value, divisor]) =>
    value === undefined || divisor === undefined ? null : modulo(value, divisor),
  gcd: (values) => values.reduce(gcd, 0n),
  lcm: (values) => values.reduce(leastCommonMultiple, 1n),
};

const OF_RATIONALS: Record<string, (value: Rational) => Rational> = {
  abs: absolute,
  floor: (value) => integer(floorOf(value)),
  ceil: (value) => integer(-floorOf(negate(value))),
  conjugate: (value) => value,
  re: (value) => value,
  im: () => integer(0),
};

/** A known function at rational arguments; null where its value is not rational or not known. */
export function exactCall(name: string, values: readonly Rational[], effort: Effort): ExactResult {
  const ofRational = Object.hasOwn(OF_RATIONALS, name) ? OF_RATIONALS[name] : undefined;
  const [only] = values;
  if (ofRational !== undefined && only !== undefined) return ofRational(only);
  const ofIntegers = Object.hasOwn(OF_INTEGERS, name) ? OF_INTEGERS[name] : undefined;
  if (ofIntegers === undefined || !values.every(isInteger)) return null;
  const integers = values.map(({ numerator }) => numerator);
  if (!spend(effort, callCost(name, integers))) return 'too-large';
  const value = ofIntegers(integers);
  return value === null || value === 'too-large' ? value : integer(value);
}

/** Beyond so many factors a product is too large for certain, and refused at once or on the way. */
const MAX_FACTORS = 12_000;

/** The cost of a product grows with the square of its factors: 10,000! takes about 10 ms. */
function callCost(name: string, [first = 0n, second = 0n]: readonly bigint[]): number {
  if (name === 'binomial')
    return productCost(Number(second < first - second ? second : first - second));
  if (!name.endsWith('factorial')) return 1;
  return first > 2n * BigInt(MAX_FACTORS) ? 1 : productCost(Number(first));
}

function productCost(factors: number): number {
  return 1 + Math.max(0, Math.min(factors, MAX_FACTORS)) ** 2 / 1000;
}
