import { describe, expect, it } from 'vitest';

import { gradeReply } from '../graders/grade-reply.ts';
import { graders } from '../graders/registry.ts';
import { verdictOf } from '../verdict.ts';
import { isVerified } from './family.ts';
import { families, familyByName, verifiedFamilies } from './registry.ts';

const names = [...families.keys()];

describe('benchmark registry', () => {
  it('holds each family under its own name', () => {
    expect(names).toEqual([
      '3sat',
      'tsp',
      'ba-calendar',
      'maze',
      'spatial-map',
      'long-context',
      'arithmetic',
      'instructions',
      'programs',
    ]);
    for (const [name, family] of families) expect(familyByName(name)).toBe(family);
  });

  it('says which names there are when one is unknown', () => {
    expect(() => familyByName('sudoku')).toThrow(
      `There is no benchmark family "sudoku"; choose among ${names.join(', ')}.`,
    );
  });

  it.each(names)('%s has levels 1, 2, 3, … with a description each', (name) => {
    const { levels } = familyByName(name);
    expect(levels.map(({ level }) => level)).toEqual(levels.map((_, index) => index + 1));
    expect(new Set(levels.map(({ description }) => description)).size).toBe(levels.length);
  });

  it.each([...verifiedFamilies.keys()])(
    '%s finds its own whole reply right after a round trip through JSON, whatever the gold says',
    (name) => {
      const family = familyByName(name);
      const grader = graders.get(name);
      const levels = family.levels.map(({ level }) => level);
      for (const { problem, prompt } of family.generate({ seed: 's', levels, itemsPerLevel: 4 })) {
        const stored: unknown = JSON.parse(JSON.stringify(problem));
        expect(family.parseProblem(stored)).toEqual(problem);
        const reply = {
          content: family.goldReply(stored),
          reasoning: null,
          finish: 'stop',
        } as const;
        for (const gold of ['garbage', '']) {
          const item = { gold, options: null, params: { problem: stored }, prompt };
          expect(grader && gradeReply(grader, item, reply)).toMatchObject({
            outcome: 'correct',
            doubts: [],
          });
        }
      }
    },
  );

  it.each([...verifiedFamilies.keys()])(
    '%s finds a malformed stored problem unscorable, never incorrect',
    (name) => {
      const family = verifiedFamilies.get(name);
      expect(family?.grade({}, 'Final Answer: A')).toEqual(verdictOf('unreadable-gold'));
      expect(family?.candidates({}, 'Final Answer: A')).toEqual([]);
    },
  );

  it.each(names)('%s gives every item of a seed a key and a prompt of its own', (name) => {
    const family = familyByName(name);
    const levels = family.levels.map(({ level }) => level);
    const items = family.generate({ seed: 'unique', levels, itemsPerLevel: 12 });
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
    expect(new Set(items.map(({ prompt }) => prompt)).size).toBe(items.length);
  });

  it.each(names)('%s leaves a guesser a chance that is no certainty', (name) => {
    const family = familyByName(name);
    const levels = family.levels.map(({ level }) => level);
    for (const { problem } of family.generate({ seed: 'chance', levels, itemsPerLevel: 4 })) {
      const chance = family.chanceFraction(problem);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThan(1);
    }
  });

  it.each(names)('%s is judged by a grader that exists', (name) => {
    const family = familyByName(name);
    const kind = isVerified(family) ? family.name : family.graderKind;
    expect(kind === 'code' || graders.has(kind)).toBe(true);
  });
});
