import type { ArithmeticMethod } from '../method.ts';

interface Congruences {
  divisors: number[];
  remainders: number[];
}

export const crt: ArithmeticMethod<Congruences> = {
  name: 'crt',
  read(text) {
    if (!text.includes('smallest positive integer that leaves')) return null;
    const pairs = [...text.matchAll(/remainder (\d{1,4}) on division by (\d{1,4})/g)];
    if (pairs.length === 0) return null;
    return {
      divisors: pairs.map(([, , divisor]) => Number(divisor)),
      remainders: pairs.map(([, remainder]) => Number(remainder)),
    };
  },
  /** Goes through the numbers that have the remainder of the largest divisor. */
  simulate({ divisors, remainders }, modulus, work) {
    const largest = Math.max(...divisors);
    const product = divisors.reduce((all, divisor) => all * divisor, 1);
    let number = remainders[divisors.indexOf(largest)] ?? 0;
    if (number === 0) number = largest;
    while (divisors.some((divisor, at) => number % divisor !== remainders[at])) {
      number += largest + work.step();
      work.show(`I try ${number}.`);
      if (number > product || number < 1) break;
    }
    return Math.abs(number) % modulus;
  },
  /** The sum of remainder × rest product × its inverse. */
  compute({ divisors, remainders }, modulus) {
    const product = divisors.reduce((all, divisor) => all * BigInt(divisor), 1n);
    let sum = 0n;
    for (const [at, divisor] of divisors.entries()) {
      const others = product / BigInt(divisor);
      const inverse = inverseOf(Number(others % BigInt(divisor)), divisor);
      sum += BigInt(remainders[at] ?? 0) * others * BigInt(inverse);
    }
    const least = sum % product;
    return Number((least === 0n ? product : least) % BigInt(modulus));
  },
};

function inverseOf(value: number, divisor: number): number {
  for (let inverse = 1; inverse < divisor; inverse += 1) {
    if ((value * inverse) % divisor === 1) return inverse;
  }
  return 0;
}
