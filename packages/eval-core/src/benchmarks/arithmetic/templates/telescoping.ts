import { atLevel, drawIn, type Range } from '../draw.ts';
import { greatestCommonDivisor } from '../modular.ts';
import { wholeNumberOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion, signedSum } from '../wording.ts';

export interface Telescoping {
  /** The terms are 1 / ((step·k + offset)(step·k + offset + step)) for k = 1 … terms. */
  step: number;
  offset: number;
  terms: number;
}

const TERMS: [Range, ...Range[]] = [
  [4, 8],
  [8, 16],
  [14, 30],
  [25, 60],
  [60, 150],
  [150, 500],
  [500, 2000],
  [2000, 5000],
];

/** A sum of fractions that telescopes, in lowest terms. */
export const telescoping: ArithmeticTemplate<Telescoping> = {
  name: 'telescoping',
  topic: 'algebra',
  draw: (rng, level) => ({
    step: drawIn(rng, [1, 3 + level]),
    offset: drawIn(rng, [0, 4 + level]),
    terms: drawIn(rng, atLevel(TERMS, level)),
  }),
  read: (fields) => ({
    step: wholeNumberOf(fields, 'step', { least: 1, most: 1000 }),
    offset: wholeNumberOf(fields, 'offset', { least: 0, most: 1000 }),
    terms: wholeNumberOf(fields, 'terms', { least: 1, most: 1_000_000 }),
  }),
  question({ step, offset, terms }, modulus) {
    const factor = (constant: number): string =>
      signedSum([
        { factor: step, symbol: 'k' },
        { factor: constant, symbol: '' },
      ]);
    return `Let S be the sum of 1 / ((${factor(offset)}) (${factor(offset + step)})) over all integers k from 1 to ${terms}, and write S = p/q in lowest terms with positive integers p and q. ${remainderQuestion('p + q', modulus)}`;
  },
  /** Each term is (1/u - 1/v) / step with v the next term's u, so S = terms / (first u · last v). */
  answer({ step, offset, terms }, modulus) {
    const first = step + offset;
    const last = step * (terms + 1) + offset;
    // At most 2000 · 1.0e9: exact.
    const common = greatestCommonDivisor(terms, first * last);
    return (terms / common + (first * last) / common) % modulus;
  },
};
