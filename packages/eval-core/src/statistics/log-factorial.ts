import { logGamma } from './log-gamma.ts';

const TABLE_SIZE = 8192;

const table = new Float64Array(TABLE_SIZE);
for (let n = 2; n < TABLE_SIZE; n += 1) table[n] = (table[n - 1] ?? 0) + Math.log(n);

/** ln n!, from a table up to 8,191 and by the gamma function beyond. */
export function logFactorial(n: number): number {
  return n < TABLE_SIZE ? (table[n] ?? 0) : logGamma(n + 1);
}
