import { describe, expect, it } from 'vitest';

import { followsAll } from './chance.ts';
import { instructionsFamily } from './family.ts';
import { FIXED_TEXTS } from './fixed-texts.ts';
import { areCompatible, INSTRUCTION_IDS } from './instruction-ids.ts';
import { END_PHRASES, FIRST_WORDS, FORBIDDEN_WORDS, KEYWORDS, TOPICS } from './vocabulary.ts';

const levels = instructionsFamily.levels.map(({ level }) => level);
const perLevel = INSTRUCTION_IDS.length;
const items = instructionsFamily.generate({ seed: 'test', levels, itemsPerLevel: perLevel });
const ofLevel = (level: number) => items.filter(({ attributes }) => attributes.level === level);

describe('instruction items', () => {
  it('have as many instructions as their level, of kinds that one text can follow', () => {
    for (const { problem, attributes } of items) {
      const ids = problem.instructions.map(({ id }) => id);
      expect(ids).toHaveLength(Number(attributes.level));
      expect(attributes.instructionCount).toBe(ids.length);
      expect(attributes.kinds).toBe([...ids].sort().join(' '));
      ids.forEach((id, at) => {
        for (const other of ids.slice(at + 1)) expect(areCompatible(id, other)).toBe(true);
      });
    }
  });

  it('ask every kind equally often at level 1, and all of them at each level', () => {
    const asked = ofLevel(1).flatMap(({ problem }) => problem.instructions.map(({ id }) => id));
    expect([...asked].sort()).toEqual([...INSTRUCTION_IDS].sort());
    for (const level of levels) {
      const ids = ofLevel(level).flatMap(({ problem }) => problem.instructions.map(({ id }) => id));
      expect(new Set(ids)).toEqual(new Set(INSTRUCTION_IDS));
    }
  });

  it('ask for more at a higher level', () => {
    const countAt = (level: number, id: string, name: string): number[] =>
      ofLevel(level)
        .flatMap(({ problem }) => problem.instructions)
        .filter((asked) => asked.id === id)
        .map(({ kwargs }) => Number(kwargs[name]));
    for (const [id, name] of [
      ['length_constraints:number_sentences', 'num_sentences'],
      ['keywords:letter_frequency', 'let_frequency'],
      ['change_case:capital_word_frequency', 'capital_frequency'],
    ] as const) {
      const first = Math.max(...countAt(1, id, name));
      expect(Math.min(...countAt(8, id, name)), id).toBeGreaterThan(first);
    }
  });

  it('are followed by at most four of the sixteen fixed texts, and no text does well on a level', () => {
    for (const level of levels) {
      const followers = ofLevel(level).map(({ problem }) =>
        FIXED_TEXTS.filter((text) => followsAll(problem, text)),
      );
      for (const texts of followers) expect(texts.length).toBeLessThanOrEqual(4);
      for (const text of FIXED_TEXTS) {
        const right = followers.filter((texts) => texts.includes(text));
        expect(right.length, text).toBeLessThanOrEqual(0.2 * followers.length);
      }
    }
  });

  it('write their instructions under the task, in the words of the table', () => {
    const [item] = instructionsFamily.generate({ seed: 'words', levels: [2], itemsPerLevel: 1 });
    if (item === undefined) throw new Error('There is no item.');
    const [, ...lines] = item.prompt.split('\n');
    expect(item.prompt.startsWith(`${item.problem.task}\n`)).toBe(true);
    expect(lines.slice(1, 2)).toEqual(['The text must follow all of these instructions:']);
    expect(lines.filter((line) => /^\d\. [A-Z]/.test(line))).toHaveLength(2);
    expect(lines.at(-1)).toContain('Reply with the text alone.');
  });

  it('are the same bytes for the same seed and others for another', () => {
    const spec = { seed: 'x', levels: [1, 5, 8], itemsPerLevel: 6 };
    const json = JSON.stringify(instructionsFamily.generate(spec));
    expect(JSON.stringify(instructionsFamily.generate(spec))).toBe(json);
    expect(JSON.stringify(instructionsFamily.generate({ ...spec, seed: 'y' }))).not.toBe(json);
  });

  it('refuse a level out of the table', () => {
    const spec = { seed: 'x', levels: [9], itemsPerLevel: 1 };
    expect(() => instructionsFamily.generate(spec)).toThrow(
      'Benchmark instructions has no level 9',
    );
  });
});

describe('the vocabulary', () => {
  it('never asks for a word that another instruction may forbid', () => {
    for (const text of [...TOPICS, ...KEYWORDS, ...FIRST_WORDS, ...END_PHRASES]) {
      expect(text).not.toContain(',');
      for (const word of text.toLowerCase().split(/[^a-z]+/)) {
        expect(FORBIDDEN_WORDS).not.toContain(word);
      }
    }
  });
});
