import type { ArithmeticMethod } from '../method.ts';
import { residue } from '../whole-numbers.ts';

interface Bounds {
  total: number;
  lows: number[];
  highs: number[];
}

export const boundedSums: ArithmeticMethod<Bounds> = {
  name: 'bounded-sums',
  read(text) {
    const [, total] = /integer solutions of x1[^=]{0,200} = (\d{1,5}) with /.exec(text) ?? [];
    const bounds = [...text.matchAll(/(\d{1,4}) ≤ x\d{1,2} ≤ (\d{1,4})/g)];
    if (total === undefined || bounds.length === 0) return null;
    return {
      total: Number(total),
      lows: bounds.map(([, low]) => Number(low)),
      highs: bounds.map(([, , high]) => Number(high)),
    };
  },
  /** A table of the ways to each sum, unknown by unknown. */
  simulate({ total, lows, highs }, modulus, work) {
    let ways = [1];
    for (const [at, low] of lows.entries()) {
      const high = highs[at] ?? low;
      ways = Array.from({ length: total + 1 }, (_, sum) => {
        let count = 0;
        for (let value = low; value <= Math.min(high, sum); value += 1) {
          count += ways[sum - value] ?? 0;
        }
        return count === 0 ? 0 : residue(count + work.step(), modulus);
      });
      work.show(`With x${at + 1} the sums from 0 have these ways: ${ways.join(' ')}.`);
    }
    return ways[total] ?? 0;
  },
  /** Stars and bars, with inclusion and exclusion of the unknowns that are too large. */
  compute({ total, lows, highs }, modulus) {
    const spare = lows.reduce((rest, low) => rest - low, total);
    const widths = lows.map((low, at) => (highs[at] ?? low) - low + 1);
    const count = (from: number, rest: number): bigint => {
      if (rest < 0) return 0n;
      const width = widths[from];
      if (width === undefined) return choose(rest + lows.length - 1, lows.length - 1);
      return count(from + 1, rest) - count(from + 1, rest - width);
    };
    return Number(count(0, spare) % BigInt(modulus));
  },
};

function choose(n: number, k: number): bigint {
  let result = 1n;
  for (let factor = 1; factor <= k; factor += 1) {
    result = (result * BigInt(n - k + factor)) / BigInt(factor);
  }
  return result;
}
