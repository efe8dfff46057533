import type { ArithmeticMethod } from '../method.ts';
import { numbersIn } from '../whole-numbers.ts';

interface SubsetSums {
  numbers: number[];
  divisor: number;
  remainder: number;
}

const QUESTION =
  /S = \{([\d, ]{1,800})\}\. Count the nonempty subsets of S whose sum leaves remainder (\d{1,4}) on division by (\d{1,4})\./;

export const subsetSums: ArithmeticMethod<SubsetSums> = {
  name: 'subset-sums',
  read(text) {
    const match = QUESTION.exec(text);
    if (match === null) return null;
    const [, numbers = '', remainder, divisor] = match;
    return {
      numbers: numbersIn(numbers),
      divisor: Number(divisor),
      remainder: Number(remainder),
    };
  },
  /** Subset after subset. */
  simulate({ numbers, divisor, remainder }, modulus, work) {
    let count = 0;
    const sums = [0];
    for (const number of numbers) {
      for (const sum of [...sums]) {
        const next = sum + number;
        const slip = work.step();
        if (next % divisor === remainder) {
          count += 1 + slip;
          work.show(`A subset with the sum ${next} counts; that makes ${count}.`);
        }
        sums.push(next);
      }
    }
    return Math.abs(count) % modulus;
  },
  compute({ numbers, divisor, remainder }, modulus) {
    let counts = new Map([[0, 1]]);
    for (const number of numbers) {
      const next = new Map(counts);
      for (const [sum, count] of counts) {
        const shifted = (sum + number) % divisor;
        next.set(shifted, ((next.get(shifted) ?? 0) + count) % modulus);
      }
      counts = next;
    }
    const empty = remainder === 0 ? 1 : 0;
    return ((counts.get(remainder) ?? 0) - empty + modulus) % modulus;
  },
};
