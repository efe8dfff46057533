import { describe, expect, it } from 'vitest';

import { createRng } from '../../random.ts';
import {
  MORE_PLANNED_WORLDS,
  PLANNED_WORLDS,
  plannedAndShownHalfWidth,
  reachedPower,
} from '../../testing/power-worlds.ts';

describe('planned half widths over 10,000 studies', () => {
  it.each([...PLANNED_WORLDS, ...MORE_PLANNED_WORLDS])('of $name come out within 5 %', (world) => {
    const rng = createRng(`slow half width ${world.name}`);
    const { planned, shown } = plannedAndShownHalfWidth(rng, world, 10_000);
    process.stdout.write(
      `| ${world.name} | ${world.questions} × ${world.repeats} | ${planned.toFixed(4)} | ` +
        `${shown.toFixed(4)} | ${(planned / shown).toFixed(3)} |\n`,
    );
    expect(planned / shown).toBeGreaterThan(0.95);
    expect(planned / shown).toBeLessThan(1.05);
  });
});

describe('planned power over 20,000 studies', () => {
  it.each([
    { questions: 30, repeats: 5, strength: 0.1 },
    { questions: 30, repeats: 50, strength: 0.05 },
    { questions: 8, repeats: 20, strength: 0.05 },
    { questions: 15, repeats: 10, strength: 0.1 },
    { questions: 198, repeats: 2, strength: 0.1 },
    { questions: 500, repeats: 4, strength: 0.15 },
  ])('is reached: $questions × $repeats', (design) => {
    const rng = createRng(`slow power ${design.questions} ${design.repeats}`);
    const world = { name: '', shapes: [1, 1] as const, ...design };
    const { sameQuestions, newQuestions } = reachedPower(rng, world, 20_000);
    process.stdout.write(
      `| ${design.questions} × ${design.repeats} | ${design.strength} | ` +
        `${(100 * sameQuestions).toFixed(1)} % | ${(100 * newQuestions).toFixed(1)} % |\n`,
    );
    // A standard error is 0.003; that sums of few samples are whole numbers moves it by more.
    for (const power of [sameQuestions, newQuestions]) {
      expect(power).toBeGreaterThan(0.77);
      expect(power).toBeLessThan(0.83);
    }
  });
});
