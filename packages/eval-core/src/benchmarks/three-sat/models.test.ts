import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { countModels, modelsOf } from './models.ts';
import { satisfies, valuesOf, type Clause, type ThreeSatProblem } from './problem.ts';

const literal = (variables: number) =>
  fc.integer({ min: 1, max: variables }).chain((variable) => fc.constantFrom(variable, -variable));
const problems: fc.Arbitrary<ThreeSatProblem> = fc.integer({ min: 3, max: 7 }).chain((variables) =>
  fc
    .array(fc.tuple(literal(variables), literal(variables), literal(variables)), {
      minLength: 1,
      maxLength: 30,
    })
    .map((clauses) => ({ variables, clauses })),
);

/** All 2^n assignments, each put into each clause. */
function bruteForce(problem: ThreeSatProblem): number[] {
  const masks = Array.from({ length: 2 ** problem.variables }, (_, mask) => mask);
  return masks.filter((mask) => satisfies(problem, valuesOf(mask, problem.variables)));
}

describe('modelsOf', () => {
  it('finds the seven models of one clause over three variables', () => {
    // x1 ∨ ¬x2 ∨ x3 is false for x1=0, x2=1, x3=0 only, which is mask 0b010.
    const problem: ThreeSatProblem = { variables: 3, clauses: [[1, -2, 3]] };
    expect(modelsOf(problem)).toEqual([0, 1, 3, 4, 5, 6, 7]);
  });

  it('finds none when all eight sign patterns are there', () => {
    const signs = [1, -1];
    const clauses = signs.flatMap((a) =>
      signs.flatMap((b) => signs.map((c): Clause => [a, 2 * b, 3 * c])),
    );
    expect(modelsOf({ variables: 3, clauses })).toEqual([]);
  });

  it('agrees with a trial of every assignment, also for repeated and opposite literals', () => {
    fc.assert(
      fc.property(problems, fc.nat(10), (problem, limit) => {
        const expected = bruteForce(problem);
        expect(modelsOf(problem)).toEqual(expected);
        expect(modelsOf(problem, limit + 1)).toEqual(expected.slice(0, limit + 1));
      }),
    );
  });

  it('gives the 20 values that a chain of implications forces', () => {
    // x20 by itself, then each variable implies the one before.
    const chain = Array.from({ length: 19 }, (_, at): Clause => [-(at + 2), at + 1, at + 1]);
    expect(modelsOf({ variables: 20, clauses: [[20, 20, 20], ...chain] })).toEqual([2 ** 20 - 1]);
  });
});

describe('countModels', () => {
  it('agrees with a trial of every assignment', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        expect(countModels(problem)).toBe(bruteForce(problem).length);
      }),
    );
  });

  it('counts seven eighths for each of six clauses that share no variable', () => {
    const clauses = [1, 4, 7, 10, 13, 16].map((first): Clause => [first, -first - 1, first + 2]);
    expect(countModels({ variables: 20, clauses })).toBe(7 ** 6 * 4);
  });
});
