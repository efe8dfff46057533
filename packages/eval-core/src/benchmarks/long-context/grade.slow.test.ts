import { expect, it } from 'vitest';

import { everyTruth } from '../../testing/statement-models.ts';
import { longContextFamily } from './family.ts';
import { gradeLongContext } from './grade.ts';

it('gives thousands of statements the verdict of a trial of all worlds', () => {
  const spec = { seed: 'slow', levels: [1], itemsPerLevel: 4800 };
  for (const { problem, gold } of longContextFamily.generate(spec)) {
    expect(everyTruth(problem)).toEqual(new Set([gold === 'True']));
    const reply = longContextFamily.goldReply(problem);
    expect(gradeLongContext(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
  }
});
