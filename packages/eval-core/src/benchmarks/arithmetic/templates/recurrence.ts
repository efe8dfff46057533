import { atLevel, drawIn, drawMany, type Range } from '../draw.ts';
import { malformed, wholeNumberOf, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { listed, remainderQuestion, signedSum } from '../wording.ts';

export interface Recurrence {
  /** a_0, a_1, … */
  initial: readonly number[];
  /** Of a_(n-1), a_(n-2), …; as many as initial values. */
  coefficients: readonly number[];
  constant: number;
  /** Of the member that is asked for. */
  index: number;
}

const ORDERS = [1, 2, 2, 2, 2, 3, 3, 3] as const;
const INDICES: [Range, ...Range[]] = [
  [5, 9],
  [6, 14],
  [15, 30],
  [30, 80],
  [80, 300],
  [300, 3000],
  [3000, 30_000],
  [30_000, 999_999],
];

/** A far member of a linear recurrence. */
export const recurrence: ArithmeticTemplate<Recurrence> = {
  name: 'recurrence',
  topic: 'algebra',
  draw(rng, level) {
    const order = atLevel<number>(ORDERS, level);
    return {
      initial: drawMany(rng, order, [1, 9]),
      coefficients: drawMany(rng, order, [2, 4 + level]),
      constant: drawIn(rng, [1, 9]),
      index: drawIn(rng, atLevel(INDICES, level)),
    };
  },
  read(fields) {
    const bounds = { fewest: 1, longest: 4, least: 1, most: 999 };
    const initial = wholeNumbersOf(fields, 'initial', bounds);
    const coefficients = wholeNumbersOf(fields, 'coefficients', bounds);
    const constant = wholeNumberOf(fields, 'constant', { least: 0, most: 999 });
    const index = wholeNumberOf(fields, 'index', { least: 1, most: 1_000_000_000 });
    if (coefficients.length === initial.length) return { initial, coefficients, constant, index };
    throw malformed(fields, 'coefficients', 'a list as long as "initial"');
  },
  question({ initial, coefficients, constant, index }, modulus) {
    const starts = initial.map((value, at) => `a(${at}) = ${value}`);
    const terms = coefficients.map((factor, at) => ({ factor, symbol: `a(n-${at + 1})` }));
    const rule = signedSum([...terms, { factor: constant, symbol: '' }]);
    return `A sequence begins with ${listed(starts)}, and a(n) = ${rule} for every n ≥ ${initial.length}. ${remainderQuestion(`a(${index})`, modulus)}`;
  },
  /** The index-th power of the companion matrix, with a row for the constant, times the initial state. */
  answer({ initial, coefficients, constant, index }, modulus) {
    const order = initial.length;
    const step = Array.from({ length: order + 1 }, (_, row) =>
      Array.from({ length: order + 1 }, (_, column) => {
        if (row === order - 1)
          return column === order ? constant : (coefficients[order - 1 - column] ?? 0);
        return row === order ? Number(column === order) : Number(column === row + 1);
      }),
    );
    const [first = []] = matrixPower(step, index, modulus);
    return [...initial, 1].reduce(
      (sum, value, at) => (sum + value * (first[at] ?? 0)) % modulus,
      0,
    );
  },
};

type Matrix = readonly (readonly number[])[];

function matrixPower(matrix: Matrix, exponent: number, modulus: number): Matrix {
  let result: Matrix = matrix.map((row, at) => row.map((_, column) => Number(at === column)));
  let square = matrix;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = product(result, square, modulus);
    square = product(square, square, modulus);
  }
  return result;
}

function product(left: Matrix, right: Matrix, modulus: number): Matrix {
  return left.map((row) =>
    row.map((_, column) =>
      row.reduce((sum, value, at) => (sum + value * (right[at]?.[column] ?? 0)) % modulus, 0),
    ),
  );
}
