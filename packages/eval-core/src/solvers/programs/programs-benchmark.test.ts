import { describe, expect, it } from 'vitest';

import { programsFamily } from '../../benchmarks/programs/family.ts';
import type { Step } from '../../benchmarks/programs/operation.ts';
import { families } from '../../benchmarks/registry.ts';
import { readProgramTask } from './read-program-task.ts';

const levels = programsFamily.levels.map(({ level }) => level);
const items = programsFamily.generate({ seed: 'solvers', levels, itemsPerLevel: 40 });

/** The step in the words of the prompt: "- 4" is -4. */
function stepOf(op: string, slots: Readonly<Record<string, string>>): Step {
  const values = Object.entries(slots).map(([name, text]) => {
    const number = Number(text.replace(' ', ''));
    return [name, Number.isNaN(number) ? text : number];
  });
  return { op, ...Object.fromEntries(values) } as Step;
}

describe('program items and their reader', () => {
  it('the prompt holds the whole program', () => {
    for (const { prompt, problem, key } of items) {
      const task = readProgramTask(prompt);
      expect(task?.entryPoint, key).toBe(problem.entryPoint);
      expect(task?.inputKind).toBe(problem.inputKind);
      const steps = task?.steps.map(({ op, slots }) => stepOf(op, slots)) ?? [];
      expect(steps.filter(({ op }) => op !== 'list')).toEqual(problem.steps);
    }
  });

  it('no other family is read as a program', () => {
    for (const [name, family] of families) {
      if (name === programsFamily.name) continue;
      const all = family.levels.map(({ level }) => level);
      for (const { prompt } of family.generate({ seed: 's', levels: all, itemsPerLevel: 3 })) {
        expect(readProgramTask(prompt), name).toBeNull();
      }
    }
  });
});
