import { describe, expect, it } from 'vitest';

import { changedPrograms, untoldPrograms } from '../../testing/changed-programs.ts';
import { programsFamily } from './family.ts';

const SEEDS = ['one', 'two', 'three', 'four', 'five'];

describe('generated programs, thousands of them', () => {
  it.each(SEEDS)(
    'have tests that tell them from every program with one change (seed %s)',
    (seed) => {
      const levels = programsFamily.levels.map(({ level }) => level);
      for (const { problem, key } of programsFamily.generate({ seed, levels, itemsPerLevel: 60 })) {
        expect(programsFamily.parseProblem(problem), key).toEqual(problem);
        expect(programsFamily.chanceFraction(problem), key).toBe(0);
        expect(untoldPrograms(problem, changedPrograms(problem)), key).toEqual([]);
      }
    },
  );
});
