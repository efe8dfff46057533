import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  PLANNED_WORLDS,
  plannedAndShownHalfWidth,
  reachedPower,
  spreadOf,
} from '../../testing/power-worlds.ts';
import { drawBeta, simulateMatrix } from '../../testing/simulate.ts';
import { averageOf } from '../../testing/simulated-pairs.ts';
import { shrunkQuestionVariance, shrunkRunVariance, UNKNOWN_CHANCE } from './shrunk-variance.ts';
import { varianceComponents } from './variance-components.ts';

describe('what was planned', () => {
  it.each(PLANNED_WORLDS)('is the half width that studies of $name show, within 6 %', (world) => {
    const rng = createRng(`half width ${world.name}`);
    const { planned, shown } = plannedAndShownHalfWidth(rng, world, 400);
    expect(planned / shown).toBeGreaterThan(0.94);
    expect(planned / shown).toBeLessThan(1.06);
  });

  it.each([
    { questions: 30, repeats: 5, strength: 0.1 },
    { questions: 8, repeats: 20, strength: 0.05 },
    { questions: 198, repeats: 2, strength: 0.1 },
  ])('is found with the power of 0.8: $questions × $repeats', (design) => {
    const rng = createRng(`power ${design.questions}`);
    const world = { name: '', shapes: [1, 1] as const, ...design };
    const { sameQuestions, newQuestions } = reachedPower(rng, world, 2000);
    // Four standard errors of a share of 2,000 are 0.036; means of few samples have steps besides.
    for (const power of [sameQuestions, newQuestions]) {
      expect(power).toBeGreaterThan(0.8 - 0.045);
      expect(power).toBeLessThan(0.8 + 0.045);
    }
  });
});

describe('the variance seen', () => {
  it('is that of the world on average, shrunk', () => {
    const world = { name: '', questions: 30, repeats: 4, shapes: [2, 1] as const };
    const rng = createRng('variance components');
    const seen = Array.from({ length: 800 }, () =>
      varianceComponents(
        simulateMatrix(rng, { items: 30, repeats: 4, chanceOf: () => drawBeta(rng, 2, 1) }),
      ),
    );
    const { mean, varianceRun, varianceQuestion } = spreadOf(world);
    const run = shrunkRunVariance(varianceRun, 120);
    const question = shrunkQuestionVariance(
      { variance: varianceQuestion, mean, questions: 30 },
      UNKNOWN_CHANCE,
    );
    // Standard deviations over studies are some 0.013 and 0.013: four standard errors of 800 are 0.002.
    expect(Math.abs(averageOf(seen.map((each) => each.run ?? NaN)) - run)).toBeLessThan(0.003);
    const questions = averageOf(seen.map((each) => each.question ?? NaN));
    expect(Math.abs(questions - question)).toBeLessThan(0.003);
  });
});
