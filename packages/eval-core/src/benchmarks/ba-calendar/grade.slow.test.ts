import { expect, it } from 'vitest';

import { changedSlots, searchMinutes, slotText } from '../../testing/minute-search.ts';
import { baCalendarFamily as family } from './family.ts';
import { gradeBaCalendar } from './grade.ts';

it('over thousands of seeds agrees with a search of all minutes on the gold and every change of it', () => {
  const levels = family.levels.map(({ level }) => level);
  for (let seed = 0; seed < 100; seed += 1) {
    for (const { problem } of family.generate({ seed: `slow ${seed}`, levels, itemsPerLevel: 4 })) {
      const { earliest, isRight } = searchMinutes(problem);
      const reply = family.goldReply(problem);
      expect(gradeBaCalendar(problem, reply)).toMatchObject({ outcome: 'correct', doubts: [] });
      for (const slot of earliest === null ? [] : changedSlots(earliest)) {
        const outcome = gradeBaCalendar(problem, `Final Answer: ${slotText(slot)}`)?.outcome;
        expect(outcome).toBe(isRight(slot) ? 'correct' : 'incorrect');
      }
    }
  }
});
