import type { ArithmeticMethod } from '../method.ts';
import { residue } from '../whole-numbers.ts';

interface Powers {
  bases: number[];
  exponents: number[];
}

export const modularPower: ArithmeticMethod<Powers> = {
  name: 'modular-power',
  read(text) {
    const sum = /N = (\d{1,5}\^\d{1,10}(?: \+ \d{1,5}\^\d{1,10}){0,9})\./.exec(text)?.[1];
    if (sum === undefined) return null;
    const powers = sum.split(' + ').map((power) => power.split('^').map(Number));
    return {
      bases: powers.map(([base = 0]) => base),
      exponents: powers.map(([, exponent = 0]) => exponent),
    };
  },
  simulate({ bases, exponents }, modulus, work) {
    let sum = 0;
    for (const [index, base] of bases.entries()) {
      let power = 1;
      for (let exponent = 1; exponent <= (exponents[index] ?? 0); exponent += 1) {
        power = residue(power * base + work.step(), modulus);
        work.show(`${base}^${exponent} leaves ${power}.`);
      }
      sum = residue(sum + power, modulus);
    }
    return sum;
  },
  compute: ({ bases, exponents }, modulus) =>
    bases.reduce((sum, base, at) => (sum + power(base, exponents[at] ?? 0, modulus)) % modulus, 0),
};

function power(base: number, exponent: number, modulus: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2), modulus);
  const even = (half * half) % modulus;
  return exponent % 2 === 0 ? even : (even * (base % modulus)) % modulus;
}
