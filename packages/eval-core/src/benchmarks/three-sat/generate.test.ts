import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import { threeSatFamily } from './family.ts';
import { modelsOf } from './models.ts';
import { satisfies, valuesOf } from './problem.ts';
import { plantSingleModel } from './single-model.ts';

const everyLevel = threeSatFamily.levels.map(({ level }) => level);
const items = threeSatFamily.generate({ seed: 'test', levels: everyLevel, itemsPerLevel: 8 });

describe('3SAT items', () => {
  it('follow the table: 4 to 20 variables, round(ratio × variables) clauses, four categories in turn', () => {
    // 4 × 2.13 = 8.52, × 4.26 = 17.04, × 8.52 = 34.08; 15 × 2.13 = 31.95, × 4.26 = 63.9, × 8.52 = 127.8;
    // 20 × 2.13 = 42.6, × 4.26 = 85.2, × 8.52 = 170.4.
    const sizes = (level: number) =>
      items
        .filter(({ attributes }) => attributes.level === level)
        .slice(0, 4)
        .map(({ attributes: { variables, clauses, category } }) => [variables, clauses, category]);
    expect(sizes(1)).toEqual([
      [4, 9, 'under-constrained'],
      [4, 17, 'phase-transition'],
      [4, 17, 'single-solution'],
      [4, 34, 'over-constrained'],
    ]);
    expect(sizes(12).map(([, clauses]) => clauses)).toEqual([32, 64, 64, 128]);
    expect(sizes(17).map(([, clauses]) => clauses)).toEqual([43, 85, 85, 170]);
    expect(everyLevel).toHaveLength(17);
  });

  it('have the size that their attributes say, in problem and prompt', () => {
    for (const { problem, prompt, attributes } of items) {
      expect(problem.variables).toBe(attributes.variables);
      expect(problem.clauses).toHaveLength(Number(attributes.clauses));
      expect(prompt.match(/^\d+\. \(.* ∨ .* ∨ .*\)$/gmu)).toHaveLength(problem.clauses.length);
    }
  });

  it('have three different variables in every clause', () => {
    for (const clause of items.flatMap(({ problem }) => problem.clauses)) {
      expect(new Set(clause.map(Math.abs)).size).toBe(3);
    }
  });

  it('negate about half of the literals', () => {
    const literals = items.flatMap(({ problem }) => problem.clauses.flat());
    const negated = literals.filter((literal) => literal < 0).length;
    // More than 10 000 fair signs: a standard deviation is below 0.5/sqrt(10 000) = 0.5 %; 2 % is four.
    expect(literals.length).toBeGreaterThan(10_000);
    expect(Math.abs(negated / literals.length - 0.5)).toBeLessThan(0.02);
  });

  it('have exactly one model in the category single-solution', () => {
    const single = items.filter(({ attributes }) => attributes.category === 'single-solution');
    expect(single).toHaveLength(34);
    for (const { problem } of single) expect(modelsOf(problem)).toHaveLength(1);
  });

  it('say satisfiable exactly when a model exists, and show both kinds', () => {
    for (const { problem, attributes, gold } of items) {
      expect(attributes.satisfiable).toBe(modelsOf(problem).length > 0);
      expect(gold === 'Unsatisfiable').toBe(!attributes.satisfiable);
    }
    expect(new Set(items.map(({ attributes }) => attributes.satisfiable)).size).toBe(2);
  });

  it('leave the guesser half the share of assignments that are models, or half where there are none', () => {
    for (const { problem } of items.filter(({ problem: { variables } }) => variables <= 9)) {
      const assignments = 2 ** problem.variables;
      const models = Array.from({ length: assignments }, (_, mask) => mask).filter((mask) =>
        satisfies(problem, valuesOf(mask, problem.variables)),
      ).length;
      const chance = models === 0 ? 0.5 : models / assignments / 2;
      expect(threeSatFamily.chanceFraction(problem)).toBe(chance);
    }
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 5], itemsPerLevel: 4 };
    const json = JSON.stringify(threeSatFamily.generate(spec));
    expect(JSON.stringify(threeSatFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(threeSatFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });

  it('refuse a level out of the table', () => {
    const spec = { seed: 'x', levels: [18], itemsPerLevel: 1 };
    expect(() => threeSatFamily.generate(spec)).toThrow('Benchmark 3sat has no level 18');
  });
});

describe('plantSingleModel', () => {
  it.each([
    [4, 17],
    [5, 21],
    [6, 26],
    [8, 34],
    [10, 43],
    [12, 51],
  ])(
    'makes a formula of exactly one model over %d variables with %d clauses',
    (variables, clauses) => {
      const problem = plantSingleModel(createRng('plant'), { variables, clauses });
      expect(problem.clauses).toHaveLength(clauses);
      expect(modelsOf(problem)).toHaveLength(1);
    },
  );

  it('says so when the clauses are too few to leave one model', () => {
    // One clause over four variables removes 2 of 16 assignments.
    const size = { variables: 4, clauses: 1 };
    expect(() => plantSingleModel(createRng('plant'), size)).toThrow('ask for more clauses');
  });
});
