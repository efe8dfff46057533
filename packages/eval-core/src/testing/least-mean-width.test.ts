import { describe, expect, it } from 'vitest';

import { leastMeanWidth } from './least-mean-width.ts';

describe('the least mean width of intervals that cover', () => {
  it.each([5, 30, 200])('is the integral that bounds it, for %j questions', (questions) => {
    const step = 1e-5;
    let sum = 0;
    for (let share = step / 2; share < 1; share += step)
      sum += 2 * step * Math.max(0, 1 - 0.07 / (1 - share) ** questions);
    expect(leastMeanWidth(questions, 0.93)).toBeCloseTo(sum, 5);
  });
});
