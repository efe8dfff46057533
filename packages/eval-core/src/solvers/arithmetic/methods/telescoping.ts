import type { ArithmeticMethod } from '../method.ts';
import { commonDivisor, residue, termsOf } from '../whole-numbers.ts';

interface Fractions {
  step: number;
  offset: number;
  terms: number;
}

const QUESTION =
  /sum of 1 \/ \(\(([^()]{1,30})\) \([^()]{1,30}\)\) over all integers k from 1 to (\d{1,8}),/;

export const telescoping: ArithmeticMethod<Fractions> = {
  name: 'telescoping',
  read(text) {
    const match = QUESTION.exec(text);
    if (match === null) return null;
    const terms = termsOf(match[1] ?? '');
    const factorOf = (symbol: string): number =>
      terms.find((term) => term.symbol === symbol)?.factor ?? 0;
    return { step: factorOf('k'), offset: factorOf(''), terms: Number(match[2]) };
  },
  /** Adds one fraction after another; a slip in a numerator is carried to the end. */
  simulate({ step, offset, terms }, modulus, work) {
    let [p, q] = [0n, 1n];
    let slips = 0;
    for (let k = 1; k <= terms; k += 1) {
      const denominator = BigInt(step * k + offset) * BigInt(step * k + offset + step);
      [p, q] = [p * denominator + q, q * denominator];
      const common = commonDivisor(p, q);
      [p, q] = [p / common, q / common];
      slips += work.step();
      work.show(`Up to k = ${k} the sum is ${p + BigInt(slips)}/${q}.`);
    }
    return residue(Number((p + q) % BigInt(modulus)) + slips, modulus);
  },
  /** Only the first and the last part are left: (1/u - 1/v) / step. */
  compute({ step, offset, terms }, modulus) {
    const u = BigInt(step + offset);
    const v = BigInt(step) * BigInt(terms + 1) + BigInt(offset);
    const [p, q] = [v - u, u * v * BigInt(step)];
    const common = commonDivisor(p, q);
    return Number(((p + q) / common) % BigInt(modulus));
  },
};
