import { atLevel, drawMany, type Range } from '../draw.ts';
import { powerModulo } from '../modular.ts';
import { malformed, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { remainderQuestion } from '../wording.ts';

export interface ModularPower {
  bases: readonly number[];
  /** One for each base. */
  exponents: readonly number[];
}

const TERMS = [1, 1, 1, 2, 2, 2, 3, 3] as const;
const EXPONENTS: [Range, ...Range[]] = [
  [6, 12],
  [10, 20],
  [18, 36],
  [30, 60],
  [80, 300],
  [300, 2000],
  [2000, 20_000],
  [20_000, 999_999],
];

/** A sum of powers, of which only the remainder can be written down. */
export const modularPower: ArithmeticTemplate<ModularPower> = {
  name: 'modular-power',
  topic: 'number-theory',
  draw(rng, level) {
    const count = atLevel<number>(TERMS, level);
    return {
      bases: drawMany(rng, count, [3, 20 + 10 * level]),
      exponents: drawMany(rng, count, atLevel(EXPONENTS, level)),
    };
  },
  read(fields) {
    const bases = wholeNumbersOf(fields, 'bases', { fewest: 1, longest: 8, least: 2, most: 9999 });
    const bounds = { fewest: 1, longest: 8, least: 1, most: 1_000_000_000 };
    const exponents = wholeNumbersOf(fields, 'exponents', bounds);
    if (exponents.length === bases.length) return { bases, exponents };
    throw malformed(fields, 'exponents', 'a list as long as "bases"');
  },
  question({ bases, exponents }, modulus) {
    const powers = bases.map((base, index) => `${base}^${exponents[index] ?? 0}`);
    return `Let N = ${powers.join(' + ')}. ${remainderQuestion('N', modulus)}`;
  },
  answer: ({ bases, exponents }, modulus) =>
    bases.reduce(
      (sum, base, index) => (sum + powerModulo(base, exponents[index] ?? 0, modulus)) % modulus,
      0,
    ),
};
