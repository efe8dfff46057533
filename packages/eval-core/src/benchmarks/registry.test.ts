import { describe, expect, it } from 'vitest';

import { verdictOf } from '../verdict.ts';
import { families, familyByName } from './registry.ts';

describe('benchmark registry', () => {
  it('holds each family under its own name', () => {
    expect([...families.keys()]).toEqual(['3sat-search', 'maze']);
    for (const [name, family] of families) expect(familyByName(name)).toBe(family);
  });

  it('says which names there are when one is unknown', () => {
    expect(() => familyByName('sudoku')).toThrow(
      'There is no benchmark family "sudoku"; choose among 3sat-search, maze.',
    );
  });

  it.each([...families.keys()])('%s grades its items after a round trip through JSON', (name) => {
    const family = familyByName(name);
    const [item] = family.generate({ seed: 's', levels: [1], itemsPerLevel: 1 });
    const stored: unknown = JSON.parse(JSON.stringify(item?.problem));
    expect(family.parseProblem(stored)).toEqual(item?.problem);
    const answers = [
      `<final_answer>{"Solution": "${item?.gold}"}</final_answer>`,
      `Final Answer: ${item?.gold}`,
    ];
    const outcomes = answers.map((answer) => family.grade(stored, answer)?.outcome);
    expect(outcomes).toContain('correct');
  });

  it.each([...families.keys()])(
    '%s finds a malformed stored problem unscorable, never incorrect',
    (name) => {
      const verdict = familyByName(name).grade({}, 'Final Answer: A');
      expect(verdict).toEqual(verdictOf('unreadable-gold'));
    },
  );

  it.each([...families.keys()])(
    '%s gives every item of a seed a key and a prompt of its own',
    (name) => {
      const family = familyByName(name);
      const levels = family.levels.map(({ level }) => level);
      const items = family.generate({ seed: 'unique', levels, itemsPerLevel: 12 });
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      expect(new Set(items.map(({ prompt }) => prompt)).size).toBe(items.length);
    },
  );
});
