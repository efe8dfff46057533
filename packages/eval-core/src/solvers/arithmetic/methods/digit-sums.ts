import type { ArithmeticMethod } from '../method.ts';

interface DigitSums {
  limit: number;
  divisor: number;
  remainder: number;
}

const QUESTION =
  /integers from 1 to (\d{1,13}), both included, whose sum of decimal digits leaves remainder (\d{1,3}) on division by (\d{1,3})\./;

export const digitSums: ArithmeticMethod<DigitSums> = {
  name: 'digit-sums',
  read(text) {
    const match = QUESTION.exec(text);
    if (match === null) return null;
    const [, limit, remainder, divisor] = match;
    return { limit: Number(limit), divisor: Number(divisor), remainder: Number(remainder) };
  },
  simulate({ limit, divisor, remainder }, modulus, work) {
    let count = 0;
    for (let number = 1; number <= limit; number += 1) {
      const slip = work.step();
      if (digitSum(number) % divisor !== remainder) continue;
      count += 1 + slip;
      work.show(`${number} counts; that makes ${count}.`);
    }
    return Math.abs(count) % modulus;
  },
  compute({ limit, divisor, remainder }, modulus) {
    const zero = remainder === 0 ? 1 : 0;
    const digits = Array.from(String(limit + 1), Number);
    const free = freeTails(digits.length, divisor);
    let count = -zero;
    let prefix = 0;
    // Numbers below limit + 1: equal to it up to some digit, smaller in that digit, free behind it.
    for (const [place, own] of digits.entries()) {
      const tails = free[digits.length - 1 - place] ?? [];
      for (let digit = 0; digit < own; digit += 1) {
        count += tails[(((remainder - prefix - digit) % divisor) + divisor) % divisor] ?? 0;
      }
      prefix = (prefix + own) % divisor;
    }
    return ((count % modulus) + modulus) % modulus;
  },
};

/** Entry n: how many texts of n digits have each remainder. */
function freeTails(longest: number, divisor: number): number[][] {
  const tails = [Array.from({ length: divisor }, (_, sum) => Number(sum === 0))];
  for (let length = 1; length < longest; length += 1) {
    const shorter = tails[length - 1] ?? [];
    tails.push(
      shorter.map((_, sum) => {
        let count = 0;
        for (let digit = 0; digit < 10; digit += 1) {
          count += shorter[(((sum - digit) % divisor) + divisor) % divisor] ?? 0;
        }
        return count;
      }),
    );
  }
  return tails;
}

function digitSum(number: number): number {
  let sum = 0;
  for (let rest = number; rest > 0; rest = Math.floor(rest / 10)) sum += rest % 10;
  return sum;
}
