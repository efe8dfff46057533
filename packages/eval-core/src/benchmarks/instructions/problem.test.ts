import { describe, expect, it } from 'vitest';

import { instructionsFamily } from './family.ts';
import { parseInstructionsProblem } from './problem.ts';

const levels = instructionsFamily.levels.map(({ level }) => level);
const noComma = { id: 'punctuation:no_comma', kwargs: {} };
const plain = { task: 'Write a text.', instructions: [noComma], mode: 'strict' };
const asking = (id: string, kwargs: unknown) => ({ ...plain, instructions: [{ id, kwargs }] });

describe('parseInstructionsProblem', () => {
  it('reads back what it was given', () => {
    for (const { problem } of instructionsFamily.generate({
      seed: 'p',
      levels,
      itemsPerLevel: 18,
    })) {
      expect(parseInstructionsProblem(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
    }
  });

  it.each([
    [null, 'is an object'],
    [[], 'is an object'],
    [{ ...plain, task: ' ' }, '"task"'],
    [{ ...plain, mode: 'loose' }, '"mode"'],
    [{ ...plain, instructions: [] }, '"instructions"'],
    [{ ...plain, instructions: [null] }, 'Instruction 1 has no "id"'],
    [asking('language:response_language', { language: 'de' }), 'Instruction 1 has no "id"'],
    [asking('punctuation:no_comma', null), '"kwargs" of instruction 1'],
    [asking('detectable_format:number_bullet_lists', { num_bullets: 1e9 }), 'up to 1000'],
    [asking('detectable_format:number_bullet_lists', {}), 'needs "num_bullets"'],
    [asking('length_constraints:number_words', { num_words: 5, relation: 'about' }), '"relation"'],
    [asking('keywords:existence', { keywords: [] }), '"keywords"'],
  ])('refuses %j in one sentence', (value, message) => {
    expect(() => parseInstructionsProblem(value)).toThrow(message);
  });
});
