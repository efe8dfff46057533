import type { Rational } from '../expression.ts';
import { fraction, ONE } from '../rational.ts';

const DENOMINATOR = 1_000_003n;

/** A fraction in (0.3, 2.4) made of a name, with six digits: what stands for the unknown that the name is. */
export function fractionOfName(name: string): Rational {
  const numerator = 300_000n + (BigInt(hashOfName(name)) % 2_100_000n);
  return fraction(numerator, DENOMINATOR) ?? ONE;
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits, over UTF-16 code units, with a last mixing round. */
export function hashOfName(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
