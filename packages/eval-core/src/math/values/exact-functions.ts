import { bitLength, gcd } from '../rational.ts';

/**
 * Numbers beyond this many bits are not computed: about 39,000 digits, enough for 2024^4046 and 10,000!, and a
 * product of two of them still takes well under a millisecond.
 */
export const MAX_BITS = 131_072;

export type Bounded = bigint | 'too-large';

/** n! for n ≥ 0. */
export function factorial(n: bigint): Bounded {
  return steppedFactorial(n, 1n);
}

/** n·(n−2)·(n−4)… down to 1 or 2, for n ≥ 0. */
export function doubleFactorial(n: bigint): Bounded {
  return steppedFactorial(n, 2n);
}

/** The number of k-subsets of n things, for n ≥ 0 (0 where k is negative or above n). */
export function binomial(n: bigint, k: bigint): Bounded {
  if (k < 0n || k > n) return 0n;
  const smaller = k < n - k ? k : n - k;
  // C(n, k) ≥ (n/k)^k: hopeless cases are refused before the loop and not after it.
  if (smaller > BigInt(MAX_BITS)) return 'too-large';
  let value = 1n;
  for (let step = 1n; step <= smaller; step += 1n) {
    value = (value * (n - smaller + step)) / step;
    if (step % 64n === 0n && bitLength(value) > MAX_BITS) return 'too-large';
  }
  return bounded(value);
}

/** base^exponent for exponent ≥ 0. */
export function integerPower(base: bigint, exponent: bigint): Bounded {
  if (exponent === 0n) return 1n;
  if (base === 0n || base === 1n) return base;
  if (base === -1n) return exponent % 2n === 0n ? 1n : -1n;
  const bits = BigInt(Math.max(1, bitLength(base) - 4)) * exponent;
  return bits > BigInt(MAX_BITS) ? 'too-large' : bounded(base ** exponent);
}

export function leastCommonMultiple(left: bigint, right: bigint): bigint {
  const product = left * right;
  return (product < 0n ? -product : product) / gcd(left, right);
}

/** The remainder in [0, |divisor|); null where the divisor is 0. */
export function modulo(value: bigint, divisor: bigint): bigint | null {
  if (divisor === 0n) return null;
  const size = divisor < 0n ? -divisor : divisor;
  return ((value % size) + size) % size;
}

export function bounded(value: bigint): Bounded {
  return bitLength(value) > MAX_BITS ? 'too-large' : value;
}

/** 11,000! and 22,000!! are above MAX_BITS. */
const MAX_FACTORS = 11_000n;

function steppedFactorial(n: bigint, step: bigint): Bounded {
  if (n > MAX_FACTORS * step) return 'too-large';
  let value = 1n;
  for (let factor = n; factor > 1n; factor -= step) value *= factor;
  return bounded(value);
}
