import type { ArithmeticMethod } from '../method.ts';
import { commonDivisor, numbersIn } from '../whole-numbers.ts';

interface Multiples {
  limit: number;
  anyOf: number[];
  noneOf: number[];
}

const QUESTION =
  /integers from 1 to (\d{1,10}), both included, that are divisible by at least one of ([\d, ]{1,60}(?:and )?\d{1,4})(?: and not divisible by ([\d, ]{0,60}(?:or )?\d{1,4}))?\./;

export const multiples: ArithmeticMethod<Multiples> = {
  name: 'multiples',
  read(text) {
    const match = QUESTION.exec(text);
    if (match === null) return null;
    const [, limit, any = '', none = ''] = match;
    return { limit: Number(limit), anyOf: numbersIn(any), noneOf: numbersIn(none) };
  },
  simulate({ limit, anyOf, noneOf }, modulus, work) {
    let count = 0;
    for (let number = 1; number <= limit; number += 1) {
      const slip = work.step();
      const divides = (divisor: number): boolean => number % divisor === 0;
      if (!anyOf.some(divides) || noneOf.some(divides)) continue;
      count += 1 + slip;
      work.show(`${number} counts; that makes ${count}.`);
    }
    return Math.abs(count) % modulus;
  },
  /** Each set of divisors adds or takes away the multiples of its least common multiple. */
  compute({ limit, anyOf, noneOf }, modulus) {
    const divisors = [...anyOf, ...noneOf];
    const anyMask = (1 << anyOf.length) - 1;
    let count = 0;
    for (let set = 1; set < 1 << divisors.length; set += 1) {
      if ((set & anyMask) === 0) continue;
      const chosen = divisors.filter((_, at) => (set & (1 << at)) !== 0);
      const quotient = Number(BigInt(limit) / leastMultiple(chosen));
      count += chosen.length % 2 === 1 ? quotient : -quotient;
    }
    return ((count % modulus) + modulus) % modulus;
  },
};

function leastMultiple(values: readonly number[]): bigint {
  return values
    .map((value) => BigInt(value))
    .reduce((multiple, value) => (multiple / commonDivisor(multiple, value)) * value, 1n);
}
