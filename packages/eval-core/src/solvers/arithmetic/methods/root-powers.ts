import type { ArithmeticMethod } from '../method.ts';
import { matrixPower } from '../modular-matrix.ts';
import { residue, termsOf } from '../whole-numbers.ts';

interface Roots {
  coefficients: number[];
  power: number;
}

const QUESTION =
  /roots of the polynomial (x\^\d{1,2}[^,]{1,300}), each as often as its multiplicity\. Let S be the sum of their powers with exponent (\d{1,6}),/;

export const rootPowers: ArithmeticMethod<Roots> = {
  name: 'root-powers',
  read(text) {
    const match = QUESTION.exec(text);
    if (match === null) return null;
    const [, polynomial = '', power] = match;
    const terms = termsOf(polynomial).map(({ factor, symbol }) => ({
      factor,
      exponent: exponentOf(symbol),
    }));
    const degree = Math.max(...terms.map(({ exponent }) => exponent));
    const factorAt = (exponent: number): number =>
      terms.find((term) => term.exponent === exponent)?.factor ?? 0;
    return {
      coefficients: Array.from({ length: degree + 1 }, (_, at) => factorAt(degree - at)),
      power: Number(power),
    };
  },
  /** Newton's identities, one power after another. */
  simulate({ coefficients, power }, modulus, work) {
    const sums: number[] = [coefficients.length - 1];
    for (let k = 1; k <= power; k += 1) {
      let sum = k < coefficients.length ? -k * (coefficients[k] ?? 0) : 0;
      for (let back = 1; back < coefficients.length && back < k; back += 1) {
        const term = residue(coefficients[back] ?? 0, modulus) * (sums[k - back] ?? 0);
        sum -= term + work.step();
      }
      sums.push(residue(sum + work.step(), modulus));
      work.show(`The sum of powers ${k} leaves ${sums[k] ?? 0}.`);
    }
    return residue(sums[power] ?? 0, modulus);
  },
  /** The trace of that power of the companion matrix. */
  compute({ coefficients, power }, modulus) {
    const degree = coefficients.length - 1;
    const companion = Array.from({ length: degree }, (_, row) =>
      Array.from({ length: degree }, (_, column) =>
        row === 0 ? residue(-(coefficients[column + 1] ?? 0), modulus) : Number(column === row - 1),
      ),
    );
    return matrixPower(companion, power, modulus).reduce(
      (trace, row, at) => (trace + (row[at] ?? 0)) % modulus,
      0,
    );
  },
};

function exponentOf(symbol: string): number {
  if (symbol === '') return 0;
  return symbol === 'x' ? 1 : Number(symbol.slice(2));
}
