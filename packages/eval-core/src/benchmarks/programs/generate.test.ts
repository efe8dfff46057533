import { describe, expect, it } from 'vitest';

import { changedPrograms, untoldPrograms } from '../../testing/changed-programs.ts';
import type { GeneratedItem } from '../family.ts';
import { programsFamily } from './family.ts';
import { stepCountsAt } from './levels.ts';
import type { ProgramProblem } from './problem.ts';

const levels = programsFamily.levels.map(({ level }) => level);
const items = programsFamily.generate({ seed: 'tests', levels, itemsPerLevel: 32 });

const fractionOf = (
  of: readonly GeneratedItem<ProgramProblem>[],
  isCounted: (item: GeneratedItem<ProgramProblem>) => boolean,
) => of.filter(isCounted).length / of.length;

describe('generated programs', () => {
  it('have twelve different tests with at least four different outputs, and other examples', () => {
    for (const { problem, key } of items) {
      const inputs = problem.tests.map(({ input }) => JSON.stringify(input));
      expect(new Set(inputs).size, key).toBe(12);
      expect(
        new Set(problem.tests.map(({ output }) => JSON.stringify(output))).size,
      ).toBeGreaterThanOrEqual(4);
      expect(inputs).toContain('[[]]');
      expect(problem.examples).toHaveLength(2);
      for (const { input } of problem.examples) expect(inputs).not.toContain(JSON.stringify(input));
    }
  });

  it('have tests that tell them from every program with one step left out or one parameter changed', () => {
    const sample = items.filter((_, index) => index % 4 < 2).slice(0, 128);
    for (const { problem, key } of sample) {
      const programs = changedPrograms(problem);
      expect(programs.length, key).toBeGreaterThanOrEqual(problem.steps.length);
      expect(untoldPrograms(problem, programs), key).toEqual([]);
    }
  });

  it('have the steps of their level, each operation once, on both kinds of lists in turn', () => {
    for (const level of levels) {
      const ofLevel = items.filter(({ attributes }) => attributes.level === level);
      const [fewer, more] = stepCountsAt(level);
      for (const [index, { problem, attributes }] of ofLevel.entries()) {
        expect(problem.inputKind).toBe(index % 2 === 0 ? 'integers' : 'text');
        expect(attributes.steps).toBe(problem.steps.length);
        expect(new Set(problem.steps.map(({ op }) => op)).size).toBe(problem.steps.length);
      }
      expect(fractionOf(ofLevel, ({ problem }) => problem.steps.length === fewer)).toBe(1 / 2);
      expect(fractionOf(ofLevel, ({ problem }) => problem.steps.length === more)).toBe(1 / 2);
      expect(fractionOf(ofLevel, ({ attributes }) => attributes.outputKind === 'list')).toBe(1 / 4);
    }
  });

  it('are read back as they are from JSON, with numbers that every language holds exactly', () => {
    for (const { problem } of items) {
      const text = JSON.stringify(problem);
      expect(programsFamily.parseProblem(JSON.parse(text))).toEqual(problem);
      const numbers = Array.from(text.matchAll(/-?\d+(?:\.\d+)?/g), ([number]) => Number(number));
      expect(numbers.every(Number.isSafeInteger)).toBe(true);
    }
  });

  it('leave a guesser of constants no chance', () => {
    for (const { problem } of items) expect(programsFamily.chanceFraction(problem)).toBe(0);
  });

  it('are the same for the same seed, whatever else is asked for', () => {
    const alone = programsFamily.generate({ seed: 'tests', levels: [5], itemsPerLevel: 3 });
    const among = items.filter(({ attributes }) => attributes.level === 5).slice(0, 3);
    expect(alone).toEqual(among);
    const other = programsFamily.generate({ seed: 'other', levels: [5], itemsPerLevel: 3 });
    expect(other.map(({ prompt }) => prompt)).not.toEqual(among.map(({ prompt }) => prompt));
  });
});
