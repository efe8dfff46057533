import type { ArithmeticMethod } from '../method.ts';
import { numbersIn } from '../whole-numbers.ts';

interface Product {
  factors: number[];
}

export const divisorSum: ArithmeticMethod<Product> = {
  name: 'divisor-sum',
  read(text) {
    const [, product] = /N = (\d{1,5}(?: · \d{1,5}){0,9})\./.exec(text) ?? [];
    if (product === undefined || !text.includes('the sum of all positive divisors of N'))
      return null;
    return { factors: numbersIn(product) };
  },
  /** Tries every number up to the root of N, and adds it with its partner. */
  simulate({ factors }, modulus, work) {
    const n = factors.reduce((product, factor) => product * factor, 1);
    let sum = 0;
    for (let divisor = 1; divisor * divisor <= n; divisor += 1) {
      const slip = work.step();
      if (n % divisor !== 0) continue;
      sum += slip + divisor + (divisor * divisor === n ? 0 : n / divisor);
      work.show(`${divisor} divides ${n}; the sum is ${sum}.`);
    }
    return Math.abs(sum) % modulus;
  },
  /** The product of (p^(e+1) - 1) / (p - 1) over the prime powers of N. */
  compute({ factors }, modulus) {
    let rest = factors.reduce((product, factor) => product * BigInt(factor), 1n);
    let sum = 1n;
    for (let prime = 2n; rest > 1n; prime += 1n) {
      let power = prime;
      while (rest % prime === 0n) {
        rest /= prime;
        power *= prime;
      }
      sum *= (power - 1n) / (prime - 1n);
    }
    return Number(sum % BigInt(modulus));
  },
};
