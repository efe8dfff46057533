import type { ArithmeticMethod } from '../method.ts';
import { matrixPower } from '../modular-matrix.ts';
import { residue, termsOf } from '../whole-numbers.ts';

interface Recurrence {
  initial: number[];
  coefficients: number[];
  constant: number;
  index: number;
}

const QUESTION =
  /sequence begins with ([^.]{1,400}), and a\(n\) = ([^.]{1,400}) for every n ≥ \d{1,2}\. Find the remainder when a\((\d{1,10})\)/;

export const recurrence: ArithmeticMethod<Recurrence> = {
  name: 'recurrence',
  read(text) {
    const match = QUESTION.exec(text);
    if (match === null) return null;
    const [, starts = '', rule = '', index] = match;
    const initial = Array.from(starts.matchAll(/= (\d{1,5})/g), ([, value]) => Number(value));
    const terms = termsOf(rule);
    const factorOf = (symbol: string): number =>
      terms.find((term) => term.symbol === symbol)?.factor ?? 0;
    return {
      initial,
      coefficients: initial.map((_, at) => factorOf(`a(n-${at + 1})`)),
      constant: factorOf(''),
      index: Number(index),
    };
  },
  simulate({ initial, coefficients, constant, index }, modulus, work) {
    const last = initial.map((value) => value % modulus);
    for (let n = initial.length; n <= index; n += 1) {
      const terms = coefficients.map((factor, at) => factor * (last[last.length - 1 - at] ?? 0));
      const next = residue(
        terms.reduce((sum, term) => sum + term, constant) + work.step(),
        modulus,
      );
      work.show(`a(${n}) leaves ${next}.`);
      last.push(next);
      last.shift();
    }
    return index < initial.length ? (initial[index] ?? 0) % modulus : (last.at(-1) ?? 0);
  },
  /** The state (a(n), a(n-1), …, 1) moves on by one matrix. */
  compute({ initial, coefficients, constant, index }, modulus) {
    const order = initial.length;
    if (index < order) return (initial[index] ?? 0) % modulus;
    const shifts = Array.from({ length: order - 1 }, (_, row) =>
      Array.from({ length: order + 1 }, (_, column) => Number(column === row)),
    );
    const one = Array.from({ length: order + 1 }, (_, column) => Number(column === order));
    const step = [[...coefficients, constant], ...shifts, one];
    const [first = []] = matrixPower(step, index - order + 1, modulus);
    const state = [...initial.toReversed(), 1];
    return state.reduce((sum, value, at) => (sum + value * (first[at] ?? 0)) % modulus, 0);
  },
};
