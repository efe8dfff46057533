import type { Rng } from '../../../random.ts';
import { atLevel, drawIn, drawMany, drawUntil } from '../draw.ts';
import { residueOf } from '../modular.ts';
import { solveLinearSystem } from '../solve-linear-system.ts';
import { malformed, numberRowsOf, wholeNumbersOf } from '../stored-fields.ts';
import type { ArithmeticTemplate } from '../template.ts';
import { listed, remainderQuestion, signedSum } from '../wording.ts';

export interface LinearSystem {
  /** Row i holds the factors of x1, x2, … in equation i; as many rows as unknowns. */
  coefficients: readonly (readonly number[])[];
  /** The right sides. */
  constants: readonly number[];
  /** The factors of x1, x2, … in what is asked for. */
  weights: readonly number[];
}

const UNKNOWNS = [2, 2, 3, 3, 4, 4, 5, 6] as const;

/** Linear equations with one solution, which is whole. */
export const linearSystem: ArithmeticTemplate<LinearSystem> = {
  name: 'linear-system',
  topic: 'algebra',
  draw: (rng, level) => {
    const draw = () => drawSystem(rng, level);
    return drawUntil(draw, (system) => solveLinearSystem(system) !== null);
  },
  read(fields) {
    const size = { fewest: 1, longest: 8 };
    const bounds = { ...size, least: -9999, most: 9999 };
    const coefficients = numberRowsOf(fields, 'coefficients', { rows: size, columns: bounds });
    const constants = wholeNumbersOf(fields, 'constants', { ...size, least: -1e9, most: 1e9 });
    const weights = wholeNumbersOf(fields, 'weights', bounds);
    const lists = [...coefficients, constants, weights];
    if (lists.some(({ length }) => length !== coefficients.length)) {
      throw malformed(fields, 'coefficients', 'a square, with as many "constants" and "weights"');
    }
    const system = { coefficients, constants, weights };
    if (solveLinearSystem(system) !== null) return system;
    throw malformed(fields, 'coefficients', 'such that exactly one solution exists and is whole');
  },
  question({ coefficients, constants, weights }, modulus) {
    const sum = (factors: readonly number[]): string =>
      signedSum(factors.map((factor, index) => ({ factor, symbol: `x${index + 1}` })));
    const equations = coefficients.map((row, index) => `${sum(row)} = ${constants[index] ?? 0}`);
    const names = weights.map((_, index) => `x${index + 1}`);
    return `The numbers ${listed(names)} satisfy these equations:\n${equations.join('\n')}\n${remainderQuestion(sum(weights), modulus)}`;
  },
  answer(system, modulus) {
    const solution = solveLinearSystem(system);
    if (solution === null) throw new Error('The linear system has no whole solution.');
    const asked = solution.reduce((sum, x, at) => sum + x * BigInt(system.weights[at] ?? 0), 0n);
    return residueOf(asked, modulus);
  },
};

function drawSystem(rng: Rng, level: number): LinearSystem {
  const unknowns = atLevel<number>(UNKNOWNS, level);
  const solution = drawMany(rng, unknowns, [2, 30 + 15 * level]);
  const coefficients = solution.map(() => solution.map(() => drawFactor(rng, 3 + level)));
  return {
    coefficients,
    constants: coefficients.map((row) =>
      row.reduce((sum, factor, at) => sum + factor * (solution[at] ?? 0), 0),
    ),
    weights: drawMany(rng, unknowns, [1, 9]),
  };
}

/** Not 0, negative in one of three. */
function drawFactor(rng: Rng, most: number): number {
  const size = drawIn(rng, [1, most]);
  return rng.int(0, 3) === 0 ? -size : size;
}
