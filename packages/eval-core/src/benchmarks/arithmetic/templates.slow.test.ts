import { expect, it } from 'vitest';

import { otherWays } from '../../testing/arithmetic-other-ways.ts';
import { arithmeticFamily } from './family.ts';
import { gradeArithmetic } from './grade.ts';

it('gives thousands of items the answer of another algorithm', () => {
  const levels = arithmeticFamily.levels.map(({ level }) => level);
  for (const item of arithmeticFamily.generate({ seed: 'slow', levels, itemsPerLevel: 1300 })) {
    const { template, parameters, modulus } = item.problem;
    expect(otherWays[template]?.(parameters, modulus), item.prompt).toBe(Number(item.gold));
    const reply = arithmeticFamily.goldReply(item.problem);
    expect(gradeArithmetic(item.problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
  }
});
