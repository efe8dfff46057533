import type { Rng } from '../../../random.ts';
import { atLevel, drawIn, type Range } from '../draw.ts';
import { malformed, wholeNumberOf, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion, signedSum } from '../wording.ts';

export interface RootPowers {
  /** From the highest power of x down to the constant; the first is 1. */
  coefficients: readonly number[];
  power: number;
}

const DEGREES = [2, 2, 3, 3, 4, 4, 5, 6] as const;
const POWERS: [Range, ...Range[]] = [
  [3, 5],
  [4, 8],
  [4, 8],
  [8, 16],
  [12, 30],
  [30, 80],
  [80, 300],
  [300, 999],
];

/** The sum of equal powers of a polynomial's roots (Vieta, Newton's identities). */
export const rootPowers: ArithmeticTemplate<RootPowers> = {
  name: 'root-powers',
  topic: 'algebra',
  draw(rng, level) {
    const degree = atLevel<number>(DEGREES, level);
    let coefficients = degree % 2 === 1 ? [1, -drawIn(rng, [1, 7])] : [1];
    while (coefficients.length <= degree) {
      coefficients = product(coefficients, drawQuadratic(rng));
    }
    return { coefficients, power: drawIn(rng, atLevel(POWERS, level)) };
  },
  read(fields) {
    const bounds = { fewest: 3, longest: 9, least: -1_000_000_000, most: 1_000_000_000 };
    const coefficients = wholeNumbersOf(fields, 'coefficients', bounds);
    const power = wholeNumberOf(fields, 'power', { least: 1, most: 10_000 });
    if (coefficients[0] === 1) return { coefficients, power };
    throw malformed(fields, 'coefficients', 'a list that begins with 1');
  },
  question({ coefficients, power }, modulus) {
    const terms = coefficients.map((factor, index) => ({
      factor,
      symbol: powerText(coefficients.length - 1 - index),
    }));
    return `Take all roots of the polynomial ${signedSum(terms)}, each as often as its multiplicity. Let S be the sum of their powers with exponent ${power}, which is an integer. ${remainderQuestion('S', modulus)}`;
  },
  /** Newton: p_k + c_1 p_(k-1) + … + c_(k-1) p_1 + k c_k = 0, with c_k = 0 beyond the degree. */
  answer({ coefficients, power }, modulus) {
    const residues = coefficients.map((value) => ((value % modulus) + modulus) % modulus);
    const sums: number[] = [];
    for (let k = 1; k <= power; k += 1) {
      let rest = (k * (residues[k] ?? 0)) % modulus;
      for (let back = 1; back < Math.min(k, residues.length); back += 1) {
        rest = (rest + (residues[back] ?? 0) * (sums[k - back - 1] ?? 0)) % modulus;
      }
      sums.push((modulus - rest) % modulus);
    }
    return sums.at(-1) ?? 0;
  },
};

/** x² - a·x + b with two positive real roots, so that every sum of powers is positive. */
function drawQuadratic(rng: Rng): number[] {
  const sum = drawIn(rng, [3, 9]);
  const largest = Math.floor((sum * sum) / 4);
  return [1, -sum, drawIn(rng, [1, largest])];
}

function product(left: readonly number[], right: readonly number[]): number[] {
  const result = Array.from({ length: left.length + right.length - 1 }, () => 0);
  for (const [i, a] of left.entries()) {
    for (const [j, b] of right.entries()) result[i + j] = (result[i + j] ?? 0) + a * b;
  }
  return result;
}

function powerText(exponent: number): string {
  if (exponent === 0) return '';
  return exponent === 1 ? 'x' : `x^${exponent}`;
}
