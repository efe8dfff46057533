import type { ArithmeticParameters } from '../benchmarks/arithmetic/template.ts';
import {
  boundedSolutions,
  countBelow,
  countPermutations,
  determinant,
  lowest,
  pathsAround,
  powerByCycle,
} from './plain-counting.ts';

/**
 * The number that each arithmetic template asks for, mod modulus, by brute force or by another algorithm
 * than the family's own: loops instead of formulas, formulas instead of tables.
 */
export const otherWays: Readonly<
  Record<string, (parameters: ArithmeticParameters, modulus: number) => number>
> = {
  'modular-power': ({ bases, exponents }, modulus) =>
    list(bases).reduce(
      (sum, base, at) => (sum + powerByCycle(base, list(exponents)[at] ?? 0, modulus)) % modulus,
      0,
    ),
  crt({ divisors, remainders }, modulus) {
    const product = list(divisors).reduce((all, divisor) => all * BigInt(divisor), 1n);
    const sum = list(divisors).reduce((total, divisor, at) => {
      const others = product / BigInt(divisor);
      let inverse = 1n;
      while ((others * inverse) % BigInt(divisor) !== 1n) inverse += 1n;
      return total + BigInt(list(remainders)[at] ?? 0) * others * inverse;
    }, 0n);
    return rest(sum % product === 0n ? product : sum % product, modulus);
  },
  'divisor-sum'({ factors }, modulus) {
    const n = list(factors).reduce((product, factor) => product * factor, 1);
    let sum = 0;
    for (let divisor = 1; divisor * divisor <= n; divisor += 1) {
      if (n % divisor === 0) sum += divisor * divisor === n ? divisor : divisor + n / divisor;
    }
    return sum % modulus;
  },
  'digit-sums': ({ limit, divisor, remainder }, modulus) =>
    (countBelow(one(limit) + 1, one(divisor), one(remainder)) - (remainder === 0 ? 1 : 0)) %
    modulus,
  multiples({ limit, anyOf, noneOf }, modulus) {
    const last = one(limit);
    const counts = new Uint8Array(last + 1);
    for (const divisor of list(anyOf)) {
      for (let number = divisor; number <= last; number += divisor) counts[number] = 1;
    }
    for (const divisor of list(noneOf)) {
      for (let number = divisor; number <= last; number += divisor) counts[number] = 0;
    }
    return counts.reduce((sum, count) => sum + count, 0) % modulus;
  },
  'lattice-paths': ({ width, height, blocked }, modulus) =>
    rest(pathsAround(one(width), one(height), rows(blocked)), modulus),
  'bounded-sums': ({ total, lows, highs }, modulus) =>
    rest(boundedSolutions(one(total), list(lows), list(highs)), modulus),
  seatings: ({ guests, forbidden }, modulus) =>
    countPermutations(one(guests), rows(forbidden)) % modulus,
  'subset-sums'({ numbers, divisor, remainder }, modulus) {
    let sums = new Int32Array(1);
    for (const number of list(numbers)) {
      const longer = new Int32Array(2 * sums.length);
      longer.set(sums);
      longer.set(
        sums.map((sum) => sum + number),
        sums.length,
      );
      sums = longer;
    }
    return sums.subarray(1).filter((sum) => sum % one(divisor) === remainder).length % modulus;
  },
  recurrence({ initial, coefficients, constant, index }, modulus) {
    const members = list(initial);
    const factors = list(coefficients);
    for (let n = members.length; n <= one(index); n += 1) {
      let next = one(constant);
      for (let back = 1; back <= factors.length; back += 1) {
        next += (factors[back - 1] ?? 0) * (members[n - back] ?? 0);
      }
      members.push(next % modulus);
    }
    return (members[one(index)] ?? 0) % modulus;
  },
  'linear-system'({ coefficients, constants, weights }, modulus) {
    const matrix = rows(coefficients);
    const whole = determinant(matrix);
    const sum = list(weights).reduce((total, weight, column) => {
      const replaced = matrix.map((row, at) => row.with(column, list(constants)[at] ?? 0));
      return total + BigInt(weight) * determinant(replaced);
    }, 0n);
    return rest(sum / whole, modulus);
  },
  'root-powers'({ coefficients, power }, modulus) {
    const [, ...lower] = list(coefficients).map((value) => value % modulus);
    const degree = lower.length;
    let trace = 0;
    // x^(start + power) mod the polynomial: its coefficient of x^start is an entry of the trace.
    for (let start = 0; start < degree; start += 1) {
      let remainder = Array.from({ length: degree }, (_, at) => Number(at === start));
      for (let step = 0; step < one(power); step += 1) {
        const top = remainder.at(-1) ?? 0;
        remainder = remainder.map(
          (_, at) => ((remainder[at - 1] ?? 0) - top * (lower[degree - 1 - at] ?? 0)) % modulus,
        );
      }
      trace += remainder[start] ?? 0;
    }
    return rest(BigInt(trace), modulus);
  },
  telescoping({ step, offset, terms }, modulus) {
    let [p, q] = [0n, 1n];
    for (let k = 1; k <= one(terms); k += 1) {
      const u = BigInt(one(step) * k + one(offset));
      const denominator = u * (u + BigInt(one(step)));
      [p, q] = lowest(p * denominator + q, q * denominator);
    }
    return rest(p + q, modulus);
  },
};

function one(value: ArithmeticParameters[string] | undefined): number {
  if (typeof value === 'number') return value;
  throw new Error('A number is missing.');
}

function list(value: ArithmeticParameters[string] | undefined): number[] {
  if (value === undefined || typeof value === 'number') throw new Error('A list is missing.');
  return value.map((entry) => one(entry));
}

function rows(value: ArithmeticParameters[string] | undefined): number[][] {
  if (value === undefined || typeof value === 'number') throw new Error('Rows are missing.');
  return value.map((row) => list(row));
}

function rest(value: bigint, modulus: number): number {
  const divisor = BigInt(modulus);
  return Number(((value % divisor) + divisor) % divisor);
}
