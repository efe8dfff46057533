import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { otherWays } from '../../testing/arithmetic-other-ways.ts';
import { ARITHMETIC_TEMPLATES, templateByName } from './templates.ts';

/** For each level; 8 levels make 104 draws of a template. */
const DRAWS = 13;

describe('arithmetic templates', () => {
  it.each(ARITHMETIC_TEMPLATES.map(({ name }) => name))(
    '%s gives the answer of another algorithm, whatever is drawn',
    (name) => {
      const template = templateByName(name);
      const otherWay = otherWays[name];
      if (template === null || otherWay === undefined) throw new Error(`No other way to ${name}.`);
      const rng = createRng(`other ways to ${name}`);
      for (let draw = 0; draw < DRAWS * 8; draw += 1) {
        const parameters = template.draw(rng, (draw % 8) + 1);
        const modulus = rng.int(2, 1001);
        expect(
          template.answer(parameters, modulus),
          `${JSON.stringify(parameters)} mod ${modulus}`,
        ).toBe(otherWay(parameters, modulus));
      }
    },
  );

  // Worked by hand.
  it.each([
    ['modular-power', { bases: [7, 2], exponents: [3, 5] }, 375],
    ['crt', { divisors: [3, 5, 7], remainders: [2, 3, 2] }, 23],
    ['crt', { divisors: [3, 5], remainders: [0, 0] }, 15],
    ['divisor-sum', { factors: [4, 3] }, 1 + 2 + 3 + 4 + 6 + 12],
    ['digit-sums', { limit: 30, divisor: 4, remainder: 0 }, 6],
    ['digit-sums', { limit: 10, divisor: 2, remainder: 1 }, 6],
    ['multiples', { limit: 20, anyOf: [4, 6], noneOf: [5] }, 6],
    ['multiples', { limit: 20, anyOf: [4, 6], noneOf: [] }, 7],
    ['lattice-paths', { width: 2, height: 2, blocked: [[1, 1]] }, 2],
    ['lattice-paths', { width: 2, height: 2, blocked: [] }, 6],
    ['bounded-sums', { total: 4, lows: [0, 1], highs: [2, 3] }, 2],
    [
      'seatings',
      {
        guests: 3,
        forbidden: [
          [1, 1],
          [2, 2],
          [3, 3],
        ],
      },
      2,
    ],
    ['subset-sums', { numbers: [1, 2, 3], divisor: 3, remainder: 0 }, 3],
    ['recurrence', { initial: [1, 1], coefficients: [1, 1], constant: 0, index: 10 }, 89],
    ['recurrence', { initial: [5], coefficients: [2], constant: 1, index: 3 }, 47],
    [
      'linear-system',
      {
        coefficients: [
          [1, 1],
          [1, -1],
        ],
        constants: [10, 4],
        weights: [2, 1],
      },
      17,
    ],
    ['root-powers', { coefficients: [1, -6, 11, -6], power: 3 }, 1 + 8 + 27],
    ['telescoping', { step: 1, offset: 0, terms: 9 }, 9 + 10],
    ['telescoping', { step: 2, offset: 1, terms: 3 }, 1 + 9],
  ])('%s of %j is %d', (name, parameters, value) => {
    expect(templateByName(name)?.answer(parameters, 1000)).toBe(value);
  });

  it('are twelve or more over three topics', () => {
    expect(ARITHMETIC_TEMPLATES.length).toBeGreaterThanOrEqual(12);
    expect(new Set(ARITHMETIC_TEMPLATES.map(({ topic }) => topic)).size).toBe(3);
  });
});
