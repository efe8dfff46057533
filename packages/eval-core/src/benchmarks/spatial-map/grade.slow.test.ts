import { expect, it } from 'vitest';

import { everyAnswer } from '../../testing/map-layouts.ts';
import { spatialMapFamily } from './family.ts';
import { gradeSpatialMap } from './grade.ts';

it('gives thousands of small maps the verdict of a trial of all layouts', () => {
  const spec = { seed: 'slow', levels: [1, 2], itemsPerLevel: 1500 };
  for (const { problem } of spatialMapFamily.generate(spec)) {
    const answers = everyAnswer(problem);
    expect(answers.size).toBe(1);
    problem.options.forEach((text, index) => {
      const verdict = gradeSpatialMap(problem, `Final Answer: ${'ABCD'.charAt(index)}`);
      expect(verdict?.outcome).toBe(answers.has(text) ? 'correct' : 'incorrect');
    });
  }
});

it('finds the gold reply of thousands of maps of every level right', () => {
  const levels = spatialMapFamily.levels.map(({ level }) => level);
  for (const { problem } of spatialMapFamily.generate({ seed: 'slow', levels, itemsPerLevel: 500 }))
    expect(gradeSpatialMap(problem, spatialMapFamily.goldReply(problem))?.outcome).toBe('correct');
});
