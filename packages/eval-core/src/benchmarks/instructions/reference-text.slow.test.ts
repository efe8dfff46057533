import { expect, it } from 'vitest';

import { gradeReply } from '../../graders/grade-reply.ts';
import { graderOfKind } from '../../graders/registry.ts';
import { checksByHand } from '../../testing/instructions-by-hand.ts';
import { instructionsFamily } from './family.ts';

it('follows every instruction of thousands of items, without a doubt', () => {
  const levels = instructionsFamily.levels.map(({ level }) => level);
  const grader = graderOfKind('instructions');
  const items = instructionsFamily.generate({ seed: 'slow', levels, itemsPerLevel: 1000 });
  for (const { problem, prompt } of items) {
    const content = instructionsFamily.goldReply(problem);
    const params = instructionsFamily.graderParams(problem);
    const item = { gold: 'garbage', options: null, params, prompt };
    const verdict = gradeReply(grader, item, { content, reasoning: null, finish: 'stop' });
    expect(verdict, content).toMatchObject({ outcome: 'correct', doubts: [] });
    for (const { id, kwargs } of problem.instructions) {
      expect(checksByHand[id]?.(content, kwargs), `${id}\n${content}`).toBe(true);
    }
  }
});
