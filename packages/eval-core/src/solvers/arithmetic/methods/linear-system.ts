import { createRng } from '../../../random.ts';
import type { ArithmeticMethod } from '../method.ts';
import { residue, termsOf } from '../whole-numbers.ts';
import { createWork, type Work } from '../work.ts';

interface Equations {
  coefficients: number[][];
  constants: number[];
  weights: number[];
}

/** Elimination is done with remainders: products of two stay exact. Enough for unknowns below half of it. */
const PRIMES = [999_983, 999_979, 999_961] as const;

export const linearSystem: ArithmeticMethod<Equations> = {
  name: 'linear-system',
  read(text) {
    if (!/numbers x1[^.:]{0,100} satisfy these equations:/.test(text)) return null;
    const lines = [...text.matchAll(/^([^=\n]{1,200}) = (-?\d{1,10})$/gm)];
    const [, asked] = /remainder when ([^.]{1,200}) is divided/.exec(text) ?? [];
    if (lines.length === 0 || asked === undefined) return null;
    const row = (sum: string): number[] => {
      const terms = termsOf(sum);
      return lines.map((_, at) => terms.find(({ symbol }) => symbol === `x${at + 1}`)?.factor ?? 0);
    };
    return {
      coefficients: lines.map(([, sum = '']) => row(sum)),
      constants: lines.map(([, , constant]) => Number(constant)),
      weights: row(asked),
    };
  },
  simulate: (equations, modulus, work) => {
    const solution = eliminate(equations, PRIMES[0], work) ?? [];
    work.show(`The unknowns are ${solution.join(', ')}.`);
    return residue(weighted(equations.weights, solution), modulus);
  },
  /** Takes the solution by the first prime that solves the equations themselves. */
  compute(equations, modulus) {
    for (const prime of PRIMES) {
      const solution = eliminate(equations, prime, createWork(EXACT)) ?? [];
      const isSolution = equations.coefficients.every(
        (row, at) => weighted(row, solution) === equations.constants[at],
      );
      if (isSolution) return residue(weighted(equations.weights, solution), modulus);
    }
    return 0;
  },
};

const EXACT = {
  stepBudget: Infinity,
  slipFraction: 0,
  rng: createRng('never drawn from'),
  note: () => undefined,
};

/** Gauss and Jordan with entries mod prime; the unknowns between -prime/2 and prime/2. null: a pivot is missing. */
function eliminate(
  { coefficients, constants }: Equations,
  prime: number,
  work: Work,
): number[] | null {
  const rows = coefficients.map((row, at) =>
    [...row, constants[at] ?? 0].map((value) => residue(value, prime)),
  );
  for (let at = 0; at < rows.length; at += 1) {
    const found = rows.findIndex((row, index) => index >= at && row[at] !== 0);
    const pivotRow = rows[found];
    const current = rows[at];
    if (pivotRow === undefined || current === undefined) return null;
    const inverse = power(pivotRow[at] ?? 0, prime - 2, prime);
    const scaled = pivotRow.map((value) => (value * inverse) % prime);
    rows[found] = current;
    rows[at] = scaled;
    for (const [index, row] of rows.entries()) {
      const factor = row[at] ?? 0;
      if (index === at || factor === 0) continue;
      rows[index] = row.map((value, column) =>
        column < at ? value : residue(value - factor * (scaled[column] ?? 0) + work.step(), prime),
      );
    }
  }
  return rows.map((row) => {
    const value = row[rows.length] ?? 0;
    return value > prime / 2 ? value - prime : value;
  });
}

function power(base: number, exponent: number, modulus: number): number {
  if (exponent === 0) return 1;
  const half = power(base, Math.floor(exponent / 2), modulus);
  const even = (half * half) % modulus;
  return exponent % 2 === 0 ? even : (even * base) % modulus;
}

function weighted(weights: readonly number[], values: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), 0);
}
